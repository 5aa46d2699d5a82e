/**
 * Finds many fixed phrases in one pass over a text (Aho and Corasick, 1975), so that hostile and ordinary texts cost the
 * same. Letters are compared without case; characters that no phrase holds are one class.
 */
export class Scanner {
  readonly #classes = new Uint8Array(128);
  readonly #width: number;
  readonly #next: Uint16Array;
  readonly #found: readonly (readonly number[])[];
  readonly phrases: readonly string[];

  constructor(phrases: readonly string[]) {
    this.phrases = phrases;
    this.#width = this.#assignClasses(phrases);
    const states = 1 + phrases.reduce((sum, { length }) => sum + length, 0);
    if (states > 0xffff) throw new Error('Too many phrases for one scanner.');
    const next = new Int32Array(states * this.#width).fill(-1);
    const found: number[][] = [[]];
    phrases.forEach((phrase, index) => {
      let state = 0;
      for (let i = 0; i < phrase.length; i++) {
        const at = state * this.#width + this.#classOf(phrase.charCodeAt(i));
        if (next[at] === -1) next[at] = found.push([]) - 1;
        state = next[at] as number;
      }
      found[state]?.push(index);
    });
    this.#complete(next, found);
    this.#next = Uint16Array.from(next.subarray(0, found.length * this.#width));
    this.#found = found;
  }

  /** Calls back for each phrase with the place where it ends; stops where the callback returns true. */
  scan(text: string, length: number, each: (phrase: number, end: number) => boolean): void {
    const next = this.#next;
    const classes = this.#classes;
    const width = this.#width;
    let state = 0;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      state = next[state * width + (code < 128 ? (classes[code] as number) : 0)] as number;
      if (state === 0) continue;
      const found = this.#found[state] as readonly number[];
      for (let k = 0; k < found.length; k++) if (each(found[k] as number, i + 1)) return;
    }
  }

  #assignClasses(phrases: readonly string[]): number {
    let count = 1;
    for (const phrase of phrases)
      for (let i = 0; i < phrase.length; i++) {
        const code = phrase.charCodeAt(i);
        if (code < 128 && this.#classes[code] === 0) this.#classes[code] = count++;
      }
    for (let code = 65; code <= 90; code++) this.#classes[code] = this.#classes[code + 32] as number;
    return count;
  }

  #classOf(code: number): number {
    return code < 128 ? (this.#classes[code] as number) : 0;
  }

  /** Gives every state a successor for every class, breadth first. */
  #complete(next: Int32Array, found: number[][]): void {
    const width = this.#width;
    const fallback = new Int32Array(found.length);
    const queue: number[] = [];
    for (let c = 0; c < width; c++) {
      const state = next[c] as number;
      if (state === -1) next[c] = 0;
      else queue.push(state);
    }
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] as number;
      for (let c = 0; c < width; c++) {
        const at = state * width + c;
        const back = next[(fallback[state] as number) * width + c] as number;
        const child = next[at] as number;
        if (child === -1) {
          next[at] = back;
          continue;
        }
        fallback[child] = back;
        found[child]?.push(...(found[back] as number[]));
        queue.push(child);
      }
    }
  }
}
