const LONGEST = 50_000;
const bytes = Buffer.alloc(2 * (LONGEST + 1));
const codes = new Uint16Array(bytes.buffer, bytes.byteOffset, LONGEST + 1);

/**
 * The UTF-16 codes of a text's beginning, in memory that the next call overwrites: to read a code here costs a fraction
 * of `charCodeAt`. What lies at `length` and beyond is left from earlier texts.
 */
export function codesOf(text: string, readTo: number): { codes: Uint16Array; length: number } {
  const length = Math.min(text.length, readTo, LONGEST);
  bytes.write(text, 0, 2 * length, 'utf16le');
  return { codes, length };
}
