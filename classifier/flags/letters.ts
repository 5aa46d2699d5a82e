const NO = 1;
const YES = 2;
/** For each character what was found when it was first asked for; nought before. */
const letters = new Uint8Array(1 << 16);

/** Letters and digits of any alphabet, and the underscore. */
export const isWordLetter = (code: number): boolean => (letters[code] || learn(code)) === YES;

function learn(code: number): number {
  return (letters[code] = /[\p{L}\p{N}_]/u.test(String.fromCharCode(code)) ? YES : NO);
}

/** An apostrophe, a dot or an at sign inside of a word, an address or a file's name. */
export function joinsLetters(codes: Uint16Array, at: number, code: number): boolean {
  if (code !== 46 && code !== 39 && code !== 64 && code !== 0x2019) return false;
  const next = codes[at + 1] as number;
  return isWordLetter(next) && !(code === 46 && next >= 65 && next <= 90);
}

/** Of the 26. */
export const isLatin = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** What a character that is no letter of a word may tell. */
export const KIND = { other: 0, digit: 1, blank: 2, control: 3, foreign: 4 } as const;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9+/%\\]/u.test(character)) return KIND.digit;
  if (/[ \t\r\n]/u.test(character)) return KIND.blank;
  return code < 32 || code === 127 ? KIND.control : KIND.other;
});

/** One of KIND: characters of encoded text, blanks, what is not drawn or turns the text around, and other alphabets. */
export const kindOf = (code: number, before: number): number =>
  code < 128 ? (KINDS[code] as number) : kindBeyondAscii(code, before);

/** Punctuation, arrows, signs and emoji tell nothing. */
function kindBeyondAscii(code: number, before: number): number {
  if (code === 0xad || code === 0x180e || code === 0xfeff || code === 0xdb40) return KIND.control;
  if (code >= 0x200b && code <= 0x206f && !(code >= 0x2010 && code <= 0x2029) && !(code >= 0x2030 && code <= 0x205f))
    return KIND.control;
  if (code >= 0xfe00 && code <= 0xfe0f) return before >= 0xfe00 && before <= 0xfe0f ? KIND.control : KIND.other;
  const isSign = code < 0xc0 || (code >= 0x2000 && code < 0x2c00) || (code >= 0xd800 && code <= 0xdfff);
  return isSign ? KIND.other : KIND.foreign;
}

/** The slashes of a URL, digits after a dot, the beginning of `0x`, an at sign. */
export function isAddressSign(code: number, before: number, next: number): boolean {
  if (code < 37 || code > 92) return false;
  if (code === 64) return true;
  if (code === 47) return before === 58;
  return KINDS[code] === KIND.digit && (before === 46 || (code === 48 && next === 120));
}

/** At the end of a line, and at a full stop that a blank or a closing mark follows. */
export const endsSentence = (code: number, next: number): boolean =>
  code === 10 || code === 0x3002 || code === 0xff01 || code === 0xff1f || (isStop(code) && isClosing(next));

/** Also at a semicolon, and at a stop before the mark that ends bold letters. */
export function endsPart(code: number, next: number): boolean {
  if (code === 0xff1b || endsSentence(code, next)) return true;
  return code === 59 ? next === 42 || isClosing(next) : next === 42 && isStop(code);
}

/** A capital with small letters around it, the blank aside: in "see the logs Then call", the T. */
export function beginsSentence(codes: Uint16Array, at: number): boolean {
  const code = codes[at] as number;
  return code >= 65 && code <= 90 && isSmall(codes[at + 1] as number) && at > 1 && isSmall(codes[at - 2] as number);
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122;
const isStop = (code: number): boolean => code === 46 || code === 33 || code === 63;
/** A blank, a quotation mark or a bracket. */
const isClosing = (code: number): boolean => code <= 32 || code === 34 || code === 39 || code === 41 || code === 93;
