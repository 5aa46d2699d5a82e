/**
 * So many words are remembered, each in one of a few places after its hash. One that is not met for long gives its place to
 * another: those of the server that is read are at hand, however large the catalogue is, and hostile input cannot fill the memory.
 */
export const REMEMBERED = 1 << 15;
const PLACES = 8;
export const LONGEST_WORD = 60;
/** So that the letters of a word begin where a line of a processor's cache does. */
const STRIDE = 64;

const hashes = new Int32Array(REMEMBERED);
/** Nought where nothing is remembered. */
const lengths = new Uint8Array(REMEMBERED);
const letters = new Uint16Array(REMEMBERED * STRIDE);
/** Whether a word was met again. */
const met = new Uint8Array(REMEMBERED);

const numbersKept: { list: Int32Array; stride: number }[] = [];
const thingsKept: { list: unknown[]; leave: (thing: never) => void }[] = [];

/**
 * Numbers to keep of each remembered word, at its own times the stride, with a place more for a word that is not remembered;
 * the first of a word's numbers is nought again when it is forgotten.
 */
export function numbersOfWords(stride = 1): Int32Array {
  const list = new Int32Array((REMEMBERED + 1) * stride);
  numbersKept.push({ list, stride });
  return list;
}

/** Something to keep of each remembered word, until it is forgotten. */
export function thingsOfWords<T>(leave: (thing: T) => void = () => {}): (T | undefined)[] {
  const list: (T | undefined)[] = new Array(REMEMBERED).fill(undefined);
  thingsKept.push({ list, leave });
  return list;
}

/** The hash of a word, one character further. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/**
 * The number of the word that stands between two places of a text, by the hash of its characters; -1 where it is too long.
 * A known word is neither cut out nor read.
 */
export function numberIn(codes: Uint16Array, start: number, end: number, hash: number): number {
  const first = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
  for (let tried = 0; tried < PLACES; tried++) {
    const number = first ^ tried;
    if (hashes[number] === hash && standsAt(codes, start, end, number)) {
      met[number] = 1;
      return number;
    }
  }
  return end - start > LONGEST_WORD ? -1 : remember(codes, start, end, hash, first);
}

function standsAt(codes: Uint16Array, start: number, end: number, number: number): boolean {
  if (lengths[number] !== end - start) return false;
  let at = number * STRIDE;
  for (let i = start; i < end; i++) if (codes[i] !== letters[at++]) return false;
  return true;
}

function remember(codes: Uint16Array, start: number, end: number, hash: number, first: number): number {
  const number = freePlace(first);
  forget(number);
  hashes[number] = hash;
  lengths[number] = end - start;
  for (let i = start; i < end; i++) letters[number * STRIDE + i - start] = codes[i] as number;
  return number;
}

/** The first of the places whose word was not met again; where all were, that counts no longer. */
function freePlace(first: number): number {
  for (let tried = 0; tried < PLACES; tried++) if (met[first ^ tried] === 0) return first ^ tried;
  for (let tried = 0; tried < PLACES; tried++) met[first ^ tried] = 0;
  return first;
}

function forget(number: number): void {
  for (const { list, stride } of numbersKept) list[number * stride] = 0;
  for (const { list, leave } of thingsKept) {
    if (list[number] !== undefined) leave(list[number] as never);
    list[number] = undefined;
  }
}

/** The word that stands there, cut out; of a long one its beginning. */
export const textIn = (codes: Uint16Array, start: number, end: number): string =>
  String.fromCharCode(...codes.subarray(start, Math.min(end, start + LONGEST_WORD)));
