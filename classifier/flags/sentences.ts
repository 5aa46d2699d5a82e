import { foldedText } from '../names/fold.ts';
import { foreignConcepts } from './foreign.ts';
import { type Pair, pairsIn } from './pairs.ts';
import { bitOf } from './rules.ts';

const ADDRESS = bitOf('address');
const TOOL = bitOf('foreignTool');
/** Somewhere that things can be sent to: an address, a wallet, a machine, an image that is fetched with what it is told. */
const ADDRESSES =
  /[\w.+-]{2,40}@(?!example\.(?:com|org|net)\b)[\w-]{2,40}\.[a-z]{2,10}|\b0x[0-9a-f]{40}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\bwebhook\.[a-z]|\bgit@|\bto\s{1,9}https?:\/\/|!\[[^\]\n]{0,60}\]\(https?:/iu;
const TOOLS =
  /\b(?:add|approve|book|call|commit|copy|create|delete|download|execute|export|fetch|forward|merge|move|pay|post|publish|push|read|reply|report|run|save|search|send|share|submit|sync|transfer|update|upload|write)(?:_[a-z]{2,20}){1,4}\b/gu;

/**
 * The pairs of sentences in a text that may hold a trap, with what is dearer to find: addresses, other languages and other
 * tools. `told`: concepts that every sentence of it has. `known`: names of the server's tools and of the tool's parameters, in
 * lower case.
 */
export function* sentencesIn(
  text: string,
  foreign: boolean,
  told: number,
  known: () => ReadonlySet<string>,
): Generator<Pair> {
  const read = foreign ? foldedText(text) : text;
  let last: Pair | undefined;
  for (const pair of pairsIn(read, foreign ? told | foreignConcepts(text) : told)) {
    const { start, middle, end } = pair;
    const conceptsIn = (named: number, from: number, to: number) => {
      const part = read.slice(from, to);
      let concepts = named & ~(ADDRESS | TOOL);
      if (foreign) concepts |= foreignConcepts(text.slice(from, to));
      if ((named & ADDRESS) !== 0 && ADDRESSES.test(part)) concepts |= ADDRESS;
      if ((named & TOOL) !== 0 && part.match(TOOLS)?.some((name) => !known().has(name))) concepts |= TOOL;
      return concepts === 0 ? 0 : concepts | told;
    };
    const first = last?.middle === start ? last.second : conceptsIn(pair.first, start, middle);
    last = { ...pair, first, second: conceptsIn(pair.second, middle, end) };
    yield last;
  }
}
