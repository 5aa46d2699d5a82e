/** The longest quotation in a sentence. */
const MOST = 120;
/** Of a long sentence, how far a quotation may reach back before what was found. */
const BACK = 40;
/** Text is looked at this far around what was found, however long it is. */
const NEAR = 600;

/** A label before the first sentence, such as `**Purpose:**`, and the mark of a list or a heading. */
const HEADING = /^(?:[-*•>–—]\s+|#{1,4}\s+)?(?:(?:\*\*|__)[^*_\n]{1,30}(?:\*\*|__):?\s*)?/;
/**
 * A full stop ends no sentence after an abbreviation, nor does a line end one that is only wrapped there; a source may
 * have escaped its line breaks twice.
 */
const END =
  /(?<=[!?]|(?<!\b(?:e\.g|i\.e|etc|vs|cf|incl|approx|[Nn]o(?=\.\s\d)))\.)\s|(?<=[。！？])|\n(?<![^\n]{50}\n(?=[a-z(`])|\b(?:an?|the|of|to|for|and|or|in|on|with|by|from|its|your|specified)\n)|\\n(?=\\n|[-*#\s"A-Z]|$)/g;
const CLAUSE = /[,;:，；：](?=\s|[^\x00-\x7f])|\s[–—-]\s|\s?[(（]/g;

/** The sentence in which a quotation stands; of a long one the clauses around it. */
export function sentenceAround(text: string, quote: string): string {
  const at = text.indexOf(quote);
  if (at < 0) return clip(quote);
  const origin = Math.max(0, at - NEAR);
  const near = text.slice(origin, at + quote.length + NEAR);
  const ends = [...near.matchAll(END)];
  const before = ends.findLast(({ index, 0: gap }) => index + gap.length <= at - origin);
  const after = ends.find(({ index }) => index >= at - origin + quote.length);
  const from = before === undefined ? 0 : before.index + before[0].length;
  const sentence = near.slice(from, after?.index).trim();
  const whole = withoutHeading(sentence);
  if (whole.length <= MOST || whole.indexOf(quote) <= BACK) return withoutStop(clip(whole));
  const lead = whole.slice(0, whole.indexOf(quote));
  const clause = [...lead.matchAll(CLAUSE)].at(-1);
  const start = clause && lead.length - clause.index <= BACK ? clause.index + clause[0].length : lead.length;
  const inCode = count(lead.slice(0, start), '`') % 2 === 1;
  return withoutStop(clip(opened(whole.slice(inCode ? lead.lastIndexOf('`', start - 1) : start))));
}

/** The first sentence of a text, or the beginning of it where that is long. */
export function firstSentence(text: string): string {
  const start = text.slice(0, NEAR).trimStart();
  return withoutStop(clip(withoutHeading(start.split(END, 1)[0] as string)));
}

/** A heading that is all there is says something itself: `**Primary tool for editing files**`. */
const withoutHeading = (sentence: string): string => sentence.replace(HEADING, '') || sentence.replace(/\*\*|__/g, '');

/** On one line and not too long: cut after a clause, or at least after a word, and marked as cut. */
export function clip(text: string): string {
  const line = text.replaceAll('\n', ' ').trim();
  if (line.length <= MOST) return line;
  const cut = line.slice(0, MOST - 1);
  const clause = [...line.slice(0, MOST).matchAll(CLAUSE)].findLast(
    ({ index }) => index > MOST / 3 && closed(line.slice(0, index)),
  );
  if (clause) return `${line.slice(0, clause.index).trimEnd()}…`;
  // What is one word of that length is cut where it must be.
  const end = line[MOST - 1] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${unfenced(cut.slice(0, end > MOST / 2 ? end : cut.length)).replace(/[\s,;:.–—-]+$/u, '')}…`;
}

/** The quotation with what belongs to its first and last word. */
export function wholeWords(text: string, quote: string): string {
  const at = text.indexOf(quote);
  if (at < 0) return quote;
  const head = /^[a-z0-9]/i.test(quote) ? /[a-z0-9]{0,30}$/i.exec(text.slice(Math.max(0, at - 30), at))![0] : '';
  const end = at + quote.length;
  const tail = /[a-z0-9]$/i.test(quote) ? /^[a-z0-9]{0,30}/i.exec(text.slice(end, end + 30))![0] : '';
  return head + quote + tail;
}

/** Without a code span that was not ended. */
const unfenced = (text: string): string => (count(text, '`') % 2 === 0 ? text : text.slice(0, text.lastIndexOf('`')));

/** Without a bracket, and what follows it, that was opened before the text begins. */
function opened(text: string): string {
  let depth = 0;
  for (const { index, 0: mark } of text.matchAll(/[()（）]/g)) {
    depth += mark === '(' || mark === '（' ? 1 : -1;
    if (depth < 0) return text.slice(0, index);
  }
  return text;
}

const withoutStop = (text: string): string => text.replace(/(?:\\n|[\s.。,;:：–—-])+$/, '');

const closed = (text: string): boolean => count(text, '(（') <= count(text, ')）') && count(text, '`') % 2 === 0;
const count = (text: string, marks: string): number => [...text].filter((mark) => marks.includes(mark)).length;
