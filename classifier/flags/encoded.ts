import { Buffer } from 'node:buffer';
import { isLatin, KIND, kindOf } from './letters.ts';

/** A row of so many characters may be encoded text. */
export const LONGEST_ROW = 32;

/** Words that are written so that a person does not read them and a model may. */
const FORMS: readonly { pattern: RegExp; sign?: string; decode: (blob: string) => string }[] = [
  { pattern: /[A-Za-z0-9+/]{32,}={0,2}/gu, decode: (blob) => Buffer.from(blob, 'base64').toString('utf8') },
  { pattern: /(?:[0-9a-fA-F]{2}){16,}/gu, decode: (blob) => Buffer.from(blob, 'hex').toString('utf8') },
  { pattern: /(?:%[0-9a-fA-F]{2}){12,}/gu, sign: '%', decode: (blob) => Buffer.from(blob.replaceAll('%', ''), 'hex').toString('utf8') },
  { pattern: /(?:\\u[0-9a-fA-F]{4}){12,}/gu, sign: '\\u', decode: (blob) => Buffer.from(blob.replaceAll('\\u', ''), 'hex').swap16().toString('utf16le') },
]; // prettier-ignore

/** A sentence in base64, in hexadecimal digits or escaped. Linear in the text. */
export function encodedSentence(text: string): string | undefined {
  for (const { pattern, sign = '', decode } of FORMS)
    if (text.includes(sign))
      for (const [blob] of text.matchAll(pattern)) if (isSentence(decode(blob))) return blob.slice(0, 240);
  return undefined;
}

/** Four words or more, and nothing but what people write. */
function isSentence(decoded: string): boolean {
  return (
    /^[\t\n\x20-\x7e\u00a0-\u024f\u0370-\u052f\u3000-\u9fff\uac00-\ud7af]+$/u.test(decoded) &&
    decoded.split(/[\s,.]+/u).filter((word) => /^\p{L}{2,}$/u.test(word)).length >= 4
  );
}

/** Whether letters, digits and the signs among which encoded text has them follow each other for long. */
export function hasLongRow(codes: Uint16Array, from: number, to: number): boolean {
  let row = from;
  for (let i = from; i <= to; i++) {
    const code = codes[i] as number;
    if (i < to && (isLatin(code) || kindOf(code, 0) === KIND.digit)) continue;
    if (i - row >= LONGEST_ROW) return true;
    row = i + 1;
  }
  return false;
}
