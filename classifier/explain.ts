import type { Evidence, RawTool } from '../data/schema/index.ts';
import type { Judgement } from './classify.ts';
import { actionSentence } from './explain/actions.ts';
import { firstOwnWords, ownWords } from './explain/own-words.ts';
import { plainSentences } from './explain/plain.ts';
import { BY_NAME, cite, describedAs, displayName, tellingFact } from './explain/source.ts';
import {
  AFTER_OWN_WORDS,
  EFFECT_PHRASES,
  IMPLIED,
  phrases,
  QUALIFIER_PHRASES,
  RULE_LABELS,
  rulePhrase,
} from './explain/words.ts';
import { RISK_RULES } from './risk.ts';
import { LEARNED } from './signals/learned.ts';
import { list } from './text/list.ts';

export interface Explanation {
  /** The one-sentence why. */
  sentence: string;
  /** All of it: what the tool does, what makes it worse, what speaks for it. */
  sentences: string[];
}

/** The verdict in prose, made from the verdict and the definition alone, so that it cannot disagree with either. */
export function explain(verdict: Judgement, tool: RawTool): Explanation {
  if (verdict.review !== undefined) return reviewed(verdict, tool);
  if (verdict.category === 'Unclassified') {
    const sentence = verdict.unclassified ?? 'The definition does not say enough.';
    return { sentence, sentences: [sentence, 'A tool that cannot be judged is treated like one of high risk.'] };
  }
  const fact = mainFact(verdict, tool);
  const sentence = mainSentence(verdict, tool, fact);
  return {
    sentence,
    sentences: [
      sentence,
      ...effectSentences(verdict, tool, fact, sentence),
      ...actionSentence(verdict),
      ...claimSentences(verdict),
      ...certainty(verdict),
    ],
  };
}

function reviewed(verdict: Judgement, tool: RawTool): Explanation {
  const { reason, reviewer, date } = verdict.review as NonNullable<Judgement['review']>;
  const stop = reason.endsWith('.') ? '' : '.';
  const sentence = `${displayName(tool)} was reviewed by hand: ${reason}${stop}`;
  return { sentence, sentences: [sentence, `${reviewer} set ${list(verdict.review?.fields ?? [])} on ${date}.`] };
}

const labelOfRule = ({ rule }: Judgement) => RULE_LABELS[rule] ?? rule;

const mainFact = (verdict: Judgement, tool: RawTool): Evidence | undefined =>
  tellingFact(verdict.evidence, labelOfRule(verdict), tool) ??
  tellingFact(verdict.evidence, verdict.category, tool) ??
  verdict.evidence[0];

function mainSentence(verdict: Judgement, tool: RawTool, fact: Evidence | undefined): string {
  const rule = RISK_RULES.find(({ id }) => id === verdict.rule);
  const does =
    rule === undefined ? 'does what its definition says' : rulePhrase(rule, roleOf(verdict, fact), fact?.signal);
  const own = fact?.signal === LEARNED ? undefined : inOwnWords(verdict, tool, fact);
  if (own !== undefined) return own;
  const why = fact === undefined ? '' : cite(fact, tool);
  const says =
    fact?.signal === LEARNED && fact.supports === labelOfRule(verdict)
      ? `possibly ${does}, as many tools described in such words do`
      : does;
  return `${displayName(tool)} ${says}${why}${inItsWords(tool, why)}.`;
}

/** Where nothing grave is to be said, the tool’s own verb and object say most. */
function inOwnWords(
  { rule, effects, category }: Judgement,
  tool: RawTool,
  fact: Evidence | undefined,
): string | undefined {
  const after = (effects.includes('bulk') ? AFTER_OWN_WORDS[`${rule}-bulk`] : undefined) ?? AFTER_OWN_WORDS[rule];
  if (after === undefined || fact === undefined) return undefined;
  const own = fact.pointer === '/name' ? firstOwnWords(tool, category) : ownWords(fact, tool);
  return own === undefined ? undefined : `${displayName(tool)} ${own}${after}.`;
}

const roleOf = ({ parameters }: Judgement, fact: Evidence | undefined) =>
  parameters.find(({ pointer }) => pointer === fact?.pointer)?.role;

/** Where the sentence rests on an argument or the name, what the description says first. */
function inItsWords(tool: RawTool, why: string): string {
  const said = describedAs(tool);
  if (why.startsWith(': “') || why.includes(`“${said}”`)) return '';
  return said === '' ? '; it has no description' : `; its description: “${said}”`;
}

/** What the main sentence has not told: effects and qualifiers, those that rest on the same words in one sentence. */
function effectSentences(verdict: Judgement, tool: RawTool, main: Evidence | undefined, sentence: string): string[] {
  const labels = [...verdict.effects, ...verdict.qualifiers];
  const known = main === undefined ? '' : cite(main, tool);
  const placeOf = (label: string) => {
    const fact = tellingFact(verdict.evidence, label, tool);
    const place = fact === undefined ? known : cite(fact, tool);
    return place.startsWith(': “') && sentence.includes(place.slice(2)) ? known : place;
  };
  const places = new Map<string, string>(labels.map((label) => [label, placeOf(label)]));
  const told = new Map([...places, [labelOfRule(verdict), known]]);
  const implied = (label: string) => {
    const place = places.get(label);
    const says = (other: string) => IMPLIED[other]?.includes(label) ?? false;
    return (
      label === labelOfRule(verdict) ||
      [...told].some(
        ([other, there]) => says(other) && (place === there || place === BY_NAME || label === 'reduces-access'),
      )
    );
  };
  const byPlace = Map.groupBy(
    labels.filter((label) => !implied(label)),
    (label) => places.get(label) ?? '',
  );
  const sentences = [...byPlace].map(([place, of]) => {
    const does = phrases(of.map((label) => ({ ...EFFECT_PHRASES, ...QUALIFIER_PHRASES })[label]));
    if (place !== known) return `It ${does}${place}.`;
    return does.startsWith('can ') ? `It can also ${does.slice(4)}.` : `It also ${does}.`;
  });
  return verdict.effects.length === 0 ? [...sentences, ...plainSentences(verdict, tool, main)] : sentences;
}

function claimSentences({ contradictions }: Judgement): string[] {
  return contradictions.map(
    ({ annotation, declared, assessed }) =>
      `Its author declares ${annotation} ${declared}, where the definition speaks for ${assessed}.`,
  );
}

/** Doubt is told; agreement needs no words. */
function certainty({ confidence, category }: Judgement): string[] {
  if (confidence >= 0.9) return [];
  const doubt = confidence >= 0.7 ? 'some' : 'much';
  return [`The definition leaves ${doubt} doubt: the confidence in ${category} is ${confidence.toFixed(2)}.`];
}
