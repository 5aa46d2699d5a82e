import { CONCEPTS } from './concepts.ts';
import { foldedText } from '../names/fold.ts';
import { foreignConcepts } from './foreign.ts';
import type { Glance } from './glance.ts';
import { type Hit, Phrases } from './phrases.ts';
import { bitOf } from './rules.ts';
import { SEARCH_TO, type Text } from './texts.ts';

/** A part of a text and the concepts that begin in it, one bit each. */
export interface Sentence {
  start: number;
  end: number;
  concepts: number;
}

/** Every rule asks for one of these, which ordinary texts seldom hold; common words are looked for after one was found. */
const RARE: ReadonlySet<string> = new Set<keyof typeof CONCEPTS>(['conceal', 'consent', 'deceive', 'shell', 'override', 'authority', 'unasked', 'obey', 'markup', 'model', 'secretFile', 'secret', 'context', 'others', 'supremacy', 'everytime', 'later']); // prettier-ignore
const rare = new Phrases(Object.entries(CONCEPTS).filter(([name]) => RARE.has(name)));
const common = new Phrases(Object.entries(CONCEPTS).filter(([name]) => !RARE.has(name)));

/** Somewhere that things can be sent to: an address, a wallet, a machine, an image that is fetched with what it is told. */
const ADDRESS =
  /[\w.+-]{2,40}@(?!example\.(?:com|org|net)\b)[\w-]{2,40}\.[a-z]{2,10}|\b0x[0-9a-f]{40}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bwebhook\.[a-z]|\bgit@|\bto\s{1,9}https?:\/\/|!\[[^\]\n]{0,60}\]\(https?:/giu;
const TOOL =
  /\b(?:add|approve|book|call|commit|copy|create|delete|download|execute|export|fetch|forward|merge|move|pay|post|publish|push|read|reply|report|run|save|search|send|share|submit|sync|transfer|update|upload|write)(?:_[a-z]{2,20}){1,4}\b/gu;
/** A parameter or a value asks to be filled in. */
const ASKS = /\/properties\/[^/]+(?:\/(?:description|title|default|const|pattern))?$|\/(?:enum|examples)\/\d+$/u;

/**
 * The sentences of a text that hold a concept, or none where the concepts of the whole text are not `wanted`.
 * `known`: names of the server's tools and of the tool's parameters, in lower case.
 */
export function sentencesIn(
  place: Text,
  { plain, addressed }: Glance,
  known: () => ReadonlySet<string>,
  wanted: (concepts: number) => boolean,
): Sentence[] {
  const searched = place.text.length > SEARCH_TO ? place.text.slice(0, SEARCH_TO) : place.text;
  const folded = plain ? searched : foldedText(searched);
  const read = isIdentifier(folded) ? folded.replace(/[_-]/gu, ' ') : folded;
  const hits = rare.in(read);
  if (!plain) hits.push(...foreignConcepts(searched));
  if (addressed) for (const { index } of read.matchAll(ADDRESS)) hits.push({ concepts: bitOf('address'), at: index });
  if (hits.length === 0) return [];
  hits.push(...common.in(read));
  const unread = bitOf('asked') | bitOf('foreignTool');
  if (!wanted(hits.reduce((all, hit) => all | hit.concepts, unread))) return [];
  for (const { 0: name, index } of read.matchAll(TOOL))
    if (!known().has(name)) hits.push({ concepts: bitOf('foreignTool'), at: index });
  if (ASKS.test(place.pointer)) hits.push({ concepts: bitOf('asked'), at: 0 });
  return cut(read, hits);
}

/** A name that is a sentence: its words are read apart. */
function isIdentifier(text: string): boolean {
  return text.length < 200 && !text.includes(' ') && /^\S*[_-]\S*$/u.test(text);
}

/** Cuts at the ends of sentences and lines. */
function cut(text: string, hits: readonly Hit[]): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/[.!?](?=[\s"')\]]|$)|[\n。！？]|$/gu)) {
    sentences.push({ start, end: index + mark.length, concepts: 0 });
    start = index + mark.length;
  }
  let at = 0;
  for (const hit of [...hits].sort((a, b) => a.at - b.at)) {
    while (at < sentences.length - 1 && hit.at >= (sentences[at] as Sentence).end) at++;
    (sentences[at] as Sentence).concepts |= hit.concepts;
  }
  return sentences.filter(({ concepts: found }) => found !== 0);
}
