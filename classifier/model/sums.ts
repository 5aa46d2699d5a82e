/**
 * Sums by number, for a few numbers of many: a table of open addresses that is small enough for a processor's nearest cache,
 * where an array of all numbers would be fetched from memory for each.
 */
export class Sums {
  readonly #mask: number;
  /** Where the sum of a number stands, one up. */
  readonly #slots: Uint16Array;
  /** In the order in which they came. */
  readonly keys: Int32Array;
  readonly sums: Float32Array;
  count = 0;

  /** For at most so many different numbers. */
  constructor(most: number) {
    const slots = 1 << (32 - Math.clz32(2 * most - 1));
    this.#mask = slots - 1;
    this.#slots = new Uint16Array(slots);
    this.keys = new Int32Array(most);
    this.sums = new Float32Array(most);
  }

  clear(): void {
    this.#slots.fill(0);
    this.count = 0;
  }

  add(key: number, amount: number): void {
    const { keys, sums } = this;
    let slot = key & this.#mask;
    for (let at = this.#slots[slot] as number; at > 0; at = this.#slots[slot] as number) {
      if (keys[at - 1] === key) {
        sums[at - 1] = (sums[at - 1] as number) + amount;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    keys[this.count] = key;
    sums[this.count] = amount;
    this.#slots[slot] = ++this.count;
  }
}
