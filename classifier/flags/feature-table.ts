/** Of which parts, by their numbers, features are made: each is found in one place of one list, by a hash of its parts. */
export class FeatureTable {
  readonly size: number;
  readonly #mask: number;
  /** For each place how the feature that is there begins, counted from one, and how it ends; nought where there is none. */
  readonly #begins: Int32Array;
  readonly #ends: Int32Array;

  constructor(most: number) {
    this.size = 1 << (33 - Math.clz32(most));
    this.#mask = this.size - 1;
    this.#begins = new Int32Array(this.size);
    this.#ends = new Int32Array(this.size);
  }

  /** Adds a feature and tells its place. */
  add(begin: number, end: number): number {
    let at = this.#first(begin, end);
    while (this.#begins[at] !== 0) at = (at + 1) & this.#mask;
    this.#begins[at] = begin + 1;
    this.#ends[at] = end;
    return at;
  }

  /** The place of a feature, or -1. */
  find(begin: number, end: number): number {
    const begins = this.#begins;
    let at = this.#first(begin, end);
    while (begins[at] !== 0) {
      if (begins[at] === begin + 1 && this.#ends[at] === end) return at;
      at = (at + 1) & this.#mask;
    }
    return -1;
  }

  #first(begin: number, end: number): number {
    const hash = Math.imul(begin, 0x9e3779b1) ^ Math.imul(end, 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}
