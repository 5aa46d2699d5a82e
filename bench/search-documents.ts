import { CATEGORIES, facetCharacter, facetWords, RISKS, SERVER_FACET } from '../site/search/format.ts';
import type { Document } from '../site/search/documents.ts';
import { meaningfulWords, words } from '../site/search/words.ts';
import { random } from './random.ts';

const VERBS =
  'get list search create update delete read write run send fetch query add remove set describe find export import start stop validate move copy merge archive assign close open sync'.split(
    ' ',
  );
const NOUNS =
  'issue file page user record message event table row database invoice order customer ticket comment branch commit repository deployment log metric alert dashboard task project note contact calendar document image video folder bucket key secret policy role group channel thread label release workflow job pipeline container pod node cluster domain zone certificate webhook payment refund product price cart review rating playlist track device sensor scene light room lead deal campaign form survey answer schema index snapshot backup volume network route'.split(
    ' ',
  );
const SYLLABLES = 'ba ko ri ta no vel dra quin mo sha lu pex tor fin gra zel ory nim cas wex'.split(' ');

/** Made-up tools with the shape of real ones: verbs and nouns repeat, servers and details differ. */
export function* syntheticDocuments(count: number): Generator<Document> {
  const next = random(42);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() ** 1.5 * list.length)] as T;
  const invented = () => Array.from({ length: 2 + Math.floor(next() * 2) }, () => pick(SYLLABLES)).join('');
  const details = Array.from({ length: 20_000 }, invented);
  for (let made = 0, server = 0; made < count; server += 1) {
    const id = `${invented()}-${server}`;
    const serverWords = words(id);
    const tools = Math.min(count - made, 1 + Math.floor(next() ** 2 * 30));
    yield {
      doc: [id, id, id, `/servers/${id}`, SERVER_FACET, `${tools} tools. Connects to ${id}.`],
      length: serverWords.length,
      fields: [serverWords, [], ['connect']],
      facets: [],
    };
    for (let tool = 0; tool < tools; tool += 1, made += 1) {
      const noun = pick(NOUNS);
      const parts = [
        pick(VERBS),
        noun,
        ...(next() < 0.5 ? [pick(NOUNS)] : []),
        ...(next() < 0.2 ? [pick(details)] : []),
      ];
      const text = `${pick(VERBS)}s the ${noun} of a ${pick(NOUNS)} by ${pick(NOUNS)} with ${pick(details)} and ${pick(details)}, ${pick(VERBS)} ${pick(NOUNS)} ${pick(details)}.`;
      const category = CATEGORIES[Math.floor(next() ** 2 * 3)] as (typeof CATEGORIES)[number];
      const risk = RISKS[Math.floor(next() ** 2 * 4)] as (typeof RISKS)[number];
      const name = parts.join('_');
      yield {
        doc: [name, id, id, `/servers/${id}/${parts.join('-')}-${tool}`, facetCharacter(category, risk), text],
        length: parts.length,
        fields: [[...new Set(words(name))], serverWords, [...new Set(meaningfulWords(words(text)))]],
        facets: facetWords(category, risk),
      };
    }
  }
}
