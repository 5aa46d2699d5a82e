import { ALONE, isClass, JOINTS } from './features.ts';
import type { Part } from './parts.ts';

export interface Feature {
  first: Part;
  joint: number;
  second: Part;
}

/** Of more parts the key of two would not fit into 32 bits. */
const MOST_PARTS = 26_000;

/**
 * Numbers features from one, so that little memory is read to find one: single parts by their numbers, two classes in a square,
 * and two words, or a word and a class, of which there are most, by a hash.
 */
export class FeatureTable {
  /** By the number of a part: the feature that it is by itself, and where it stands among the others in features of two. */
  readonly #alone: Uint16Array;
  readonly #classes: Uint8Array;
  readonly #words: Uint16Array;
  readonly #width: number;
  readonly #square: Uint16Array;
  /** The key of two words in each place, nought where there is none, and their feature. */
  readonly #keys: Int32Array;
  readonly #pairs: Uint16Array;
  readonly #mask: number;

  constructor(features: readonly Feature[]) {
    const parts = 1 + features.reduce((most, { first, second }) => Math.max(most, first.number, second.number), 0);
    this.#alone = new Uint16Array(parts);
    this.#classes = new Uint8Array(parts);
    this.#words = new Uint16Array(parts);
    let classes = 1;
    let words = 1;
    for (const { first, joint, second } of features) {
      if (joint === ALONE) continue;
      const numbers = isClass(first) && isClass(second) ? this.#classes : this.#words;
      for (const { number } of [first, second])
        if (numbers === this.#classes) this.#classes[number] ||= classes++;
        else this.#words[number] ||= words++;
    }
    if (classes > 255 || words > MOST_PARTS || features.length >= 1 << 16)
      throw new Error('There are more parts of features than feature-table.ts has numbers for.');
    this.#width = classes;
    this.#square = new Uint16Array(classes * classes);
    const size = 1 << (32 - Math.clz32(features.length));
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#pairs = new Uint16Array(size);
    for (const [i, { first, joint, second }] of features.entries())
      this.#add(first.number, joint, second.number, i + 1);
  }

  #add(first: number, joint: number, second: number, feature: number): void {
    if (joint === ALONE) this.#alone[first] = feature;
    else if (this.#classes[first] !== 0 && this.#classes[second] !== 0)
      this.#square[(this.#classes[first] as number) * this.#width + (this.#classes[second] as number)] = feature;
    else {
      const at = this.#placeOf(this.#keyOf(first, joint, second));
      this.#keys[at] = this.#keyOf(first, joint, second);
      this.#pairs[at] = feature;
    }
  }

  /** The number of a feature, or nought. */
  find({ number: first }: Part, joint: number, { number: second }: Part): number {
    const parts = this.#alone.length;
    if (first < 0 || second < 0 || first >= parts || second >= parts) return 0;
    if (joint === ALONE) return this.#alone[first] as number;
    const row = this.#classes[first] as number;
    const column = this.#classes[second] as number;
    if (row !== 0 && column !== 0) return this.#square[row * this.#width + column] as number;
    if (this.#words[first] === 0 || this.#words[second] === 0) return 0;
    return this.#pairs[this.#placeOf(this.#keyOf(first, joint, second))] as number;
  }

  #keyOf(first: number, joint: number, second: number): number {
    return ((this.#words[first] as number) * JOINTS.length + joint) * MOST_PARTS + (this.#words[second] as number);
  }

  /** Where a key stands, or where it would. */
  #placeOf(key: number): number {
    const keys = this.#keys;
    const hash = Math.imul(key, 0x9e3779b1);
    let at = (hash ^ (hash >>> 15)) & this.#mask;
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & this.#mask;
    return at;
  }
}
