/**
 * Sums by number, for a few numbers of many: a table of open addresses that is small enough for a processor's nearest cache,
 * where an array of all numbers would be fetched from memory for each.
 */
export class Sums {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #sums: Float32Array;
  readonly #used: Uint32Array;
  #count = 0;

  /** For at most so many different numbers. */
  constructor(most: number) {
    const slots = 1 << (32 - Math.clz32(2 * most - 1));
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots).fill(-1);
    this.#sums = new Float32Array(slots);
    this.#used = new Uint32Array(most);
  }

  clear(): void {
    for (let at = 0; at < this.#count; at++) this.#keys[this.#used[at] as number] = -1;
    this.#count = 0;
  }

  add(key: number, amount: number): void {
    const keys = this.#keys;
    let slot = key & this.#mask;
    while (keys[slot] !== key) {
      if (keys[slot] === -1) {
        keys[slot] = key;
        this.#sums[slot] = 0;
        this.#used[this.#count++] = slot;
        break;
      }
      slot = (slot + 1) & this.#mask;
    }
    this.#sums[slot] = (this.#sums[slot] as number) + amount;
  }

  /** Each number that was added to with its sum, in the order in which they came. */
  each(see: (key: number, sum: number) => void): void {
    for (let at = 0; at < this.#count; at++) {
      const slot = this.#used[at] as number;
      see(this.#keys[slot] as number, this.#sums[slot] as number);
    }
  }
}
