const CAMEL = /(\p{Ll}|\p{N})(\p{Lu})|(\p{Lu})(\p{Lu}\p{Ll})/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]+/gu;

/** Words that say nothing in an English sentence; in a name they still count. */
const EMPTY_WORDS = new Set(
  'a an and are as at be by can for from if in into is it its of on or that the their then this to was when which with you your'.split(
    ' ',
  ),
);

/**
 * The words of a name or a sentence, folded so that index and query meet: `getPullRequests`, `get_pull_request` and
 * `Get pull requests` are the same three. Scripts without spaces become pairs of characters.
 */
export function words(text: string): string[] {
  const spaced = text.normalize('NFKC').replace(CAMEL, (_, a, b, c, d) => (a ? `${a} ${b}` : `${c} ${d}`));
  const plain = spaced.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  return (plain.match(WORD) ?? []).flatMap((run) => {
    const pieces: string[] = [];
    let end = 0;
    for (const match of run.matchAll(UNSPACED)) {
      if (match.index > end) pieces.push(fold(run.slice(end, match.index)));
      pieces.push(...pairs(match[0]));
      end = match.index + match[0].length;
    }
    if (end < run.length) pieces.push(fold(run.slice(end)));
    return pieces;
  });
}

/**
 * The words under which a text is filed: its words, and what camel case divides also undivided, since `GitHub` is one
 * word to whoever types `github`.
 */
export function indexWords(text: string): string[] {
  return [...new Set([...words(text), ...words(text.normalize('NFKC').replace(CAMEL, (run) => run.toLowerCase()))])];
}

/** The words that carry a sentence's meaning; all of them where none does. */
export function meaningfulWords(all: readonly string[]): readonly string[] {
  const kept = all.filter((word) => !EMPTY_WORDS.has(word));
  return kept.length > 0 ? kept : all;
}

/** Words of a request that a tool's definition need not have; alone, or in a name of two words, they are what is asked for. */
const ASIDE = new Set('all any do every how i let me my need new please some tool want what'.split(' '));

/** The words that a query is about. */
export function askedWords(text: string): readonly string[] {
  const all = [...new Set(meaningfulWords(words(text)))];
  const telling = all.filter((word) => !ASIDE.has(word));
  return telling.length > 1 ? telling : all;
}

/** Plural and singular meet: `issues` and `issue`, `queries` and `query`. */
function fold(word: string): string {
  const cut = word.slice(0, 40);
  if (cut.length < 4 || !cut.endsWith('s') || /(?:ss|us|is)$/.test(cut)) return cut;
  return cut.length > 4 && cut.endsWith('ies') ? `${cut.slice(0, -3)}y` : cut.slice(0, -1);
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
