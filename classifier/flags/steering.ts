import type { Flag } from '../../data/schema/index.ts';
import type { Scan } from './scan.ts';
import { type Token, tokensIn } from './tokens.ts';
import { quoteOf } from './traps.ts';
import { agreementOf, chancesOf, type Weights } from './weights.ts';

/** The sentence, or two, of a text that most likely steer a model. */
export interface Steering {
  quote: string;
  codes: Flag['code'][];
  /** Logarithm of the odds, lowered for each further sentence that might have said so by chance. */
  score: number;
}

/** What most likely steers in a text, if it is likely enough. */
export function steeringIn(text: string, { suspects, sentences }: Scan, weights: Weights): Steering | undefined {
  let best: Steering | undefined;
  const chances = chancesOf(sentences);
  let last: { start: number; sentence: Sentence } | undefined;
  for (const { start, middle, end } of suspects) {
    const before = last?.start === start ? last.sentence : sentenceOf(text.slice(start, middle), weights);
    const late = sentenceOf(text.slice(middle, end), weights);
    const { alone, together } = weights.odds(late.features, before.features);
    const steers = (from: number, { odds, features }: typeof alone, ...said: Sentence[]) => {
      if (said.reduce((words, { tokens }) => words + tokens.length, 0) < FEWEST) return;
      const score = odds + agreementOf(features) - chances;
      if (score >= weights.threshold && score > (best?.score ?? -Infinity))
        best = { quote: quoteOf(text, from, end), codes: codesOf(said.flatMap(({ tokens }) => tokens)), score };
    };
    steers(middle, alone, late);
    steers(start, together, before, late);
    last = { start: middle, sentence: late };
  }
  return best;
}

/** Fewer words name a thing, “The user's password”, and ask for nothing. */
const FEWEST = 4;

interface Sentence {
  tokens: readonly Token[];
  features: readonly number[];
}

function sentenceOf(text: string, weights: Weights): Sentence {
  const tokens = tokensIn(text);
  return { tokens, features: weights.featuresOf(tokens) };
}

/** A sentence that a rule found is ordinary all the same where everything else in it says so: the logarithm of the odds is lower. */
const REFUTED = -4;

export const isRefuted = (sentence: string, weights: Weights): boolean =>
  weights.odds(sentenceOf(sentence, weights).features).alone.odds < REFUTED;

/** What a text that steers is after, by the classes of words that it joins. */
function codesOf(tokens: readonly Token[]): Flag['code'][] {
  const found = new Set(tokens.flatMap(({ classes }) => classes.map(({ text }) => text)));
  const has = (...classes: string[]) => classes.some((name) => found.has(`:${name}`));
  const codes: Flag['code'][] = [];
  if (has('secret', 'secretfile', 'talk', 'pii') && has('send', 'put')) codes.push('exfiltration-request');
  if (has('name', 'tool') && has('replace', 'address', 'host')) codes.push('cross-tool-shadowing');
  if (has('best', 'bad') && has('other') && has('tool')) codes.push('preference-manipulation');
  if (codes.length === 0 || (has('neg', 'hide', 'override') && has('tell', 'ask', 'consent', 'obey', 'hide')))
    codes.unshift('hidden-instruction');
  return codes;
}
