import { codesOf } from './codes.ts';

/** By so many characters at its end a phrase is found. */
const ENDING = 4;
/** What tells a character from the others, in bits. */
const BITS = 6;
const MASK = (1 << (ENDING * BITS)) - 1;
const SLOTS = 1 << 12;
const slotOf = (ending: number) => Math.imul(ending, 0x9e3779b1) >>> 20;

/**
 * Finds many fixed phrases in one pass over a text: at each character the last few tell whether a phrase may end there, so that
 * hostile and ordinary texts cost about the same, and little memory is read. Letters are compared without case; characters
 * that no phrase holds are one class.
 */
export class Scanner {
  readonly phrases: readonly string[];
  readonly #classes = new Uint8Array(128);
  /** By the hash of an ending, one bit for each class of characters that may stand before it; no phrase where none may. */
  readonly #before = new Int32Array(SLOTS << 1);
  /** Phrases by their endings, the longest first. */
  readonly #endings = new Map<number, readonly number[]>();

  constructor(phrases: readonly string[]) {
    this.phrases = phrases;
    this.#assignClasses(phrases);
    const longestFirst = [...phrases.keys()].sort((a, b) => lengthOf(phrases, b) - lengthOf(phrases, a));
    for (const number of longestFirst) this.#add(phrases[number] as string, number);
  }

  /** Calls back for each phrase with the place where it ends. */
  scan(text: string, readTo: number, each: (phrase: number, end: number) => void): void {
    const { codes, length } = codesOf(text, readTo);
    const classes = this.#classes;
    const allowed = this.#before;
    let ending = 0;
    for (let i = 0; i < length; i++) {
      const code = codes[i] as number;
      const before = ending >>> ((ENDING - 1) * BITS);
      ending = ((ending << BITS) | (code < 128 ? (classes[code] as number) : 0)) & MASK;
      if (((allowed[(slotOf(ending) << 1) | (before >> 5)] as number) & (1 << before)) !== 0)
        this.#eachAt(ending, codes, i + 1, each);
    }
  }

  #eachAt(ending: number, codes: Uint16Array, end: number, each: (phrase: number, end: number) => void): void {
    for (const phrase of this.#endings.get(ending) ?? NONE) if (this.#endsAt(codes, end, phrase)) each(phrase, end);
  }

  #endsAt(codes: Uint16Array, end: number, number: number): boolean {
    const phrase = this.phrases[number] as string;
    const start = end - phrase.length;
    if (start < 0) return false;
    for (let i = phrase.length - ENDING - 1; i >= 0; i--)
      if (this.#classOf(codes[start + i] as number) !== this.#classOf(phrase.charCodeAt(i))) return false;
    return true;
  }

  #add(phrase: string, number: number): void {
    const at = phrase.length - ENDING;
    if (at < 0) throw new Error(`The phrase “${phrase}” is too short to be searched for.`);
    let ending = 0;
    for (let i = at; i < phrase.length; i++) ending = (ending << BITS) | this.#classOf(phrase.charCodeAt(i));
    this.#endings.set(ending, [...(this.#endings.get(ending) ?? []), number]);
    const slot = slotOf(ending) << 1;
    const before = at === 0 ? -1 : this.#classOf(phrase.charCodeAt(at - 1));
    if (before < 32) this.#before[slot]! |= before < 0 ? -1 : 1 << before;
    if (before < 0 || before >= 32) this.#before[slot | 1]! |= before < 0 ? -1 : 1 << before;
  }

  #assignClasses(phrases: readonly string[]): void {
    let count = 1;
    for (const phrase of phrases)
      for (let i = 0; i < phrase.length; i++) {
        const code = phrase.charCodeAt(i);
        if (code < 128 && this.#classes[code] === 0) this.#classes[code] = count++;
      }
    if (count > 1 << BITS)
      throw new Error('There are more characters in phrases than a scanner tells from each other.');
    for (let code = 65; code <= 90; code++) this.#classes[code] = this.#classes[code + 32] as number;
  }

  #classOf(code: number): number {
    return code < 128 ? (this.#classes[code] as number) : 0;
  }
}

const NONE: readonly number[] = [];
const lengthOf = (phrases: readonly string[], number: number) => (phrases[number] as string).length;
