/** Nothing of a text is read beyond this. */
export const LONGEST = 50_000;
/** Two more than a text can fill, so that readers may look past its end. */
const SIZE = LONGEST + 2;
/** Up to here it costs less to read one code after the other than to ask the engine for all. */
const SHORT = 40;
const bytes = Buffer.alloc(2 * SIZE);
const codes = new Uint16Array(bytes.buffer, bytes.byteOffset, SIZE);

/**
 * The UTF-16 codes of a text's beginning, in memory that the next call overwrites: to read a code here costs a fraction
 * of `charCodeAt`. What lies at `length` and beyond is left from earlier texts.
 */
export function codesOf(text: string, readTo: number): { codes: Uint16Array; length: number } {
  const length = Math.min(text.length, readTo, LONGEST);
  if (length > SHORT) bytes.write(text, 0, 2 * length, 'utf16le');
  else for (let i = 0; i < length; i++) codes[i] = text.charCodeAt(i);
  return { codes, length };
}
