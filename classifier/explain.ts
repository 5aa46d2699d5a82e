import type { Evidence, RawTool } from '../data/schema/index.ts';
import { pointerTokens } from '../data/store/pointer.ts';
import type { Judgement } from './classify.ts';
import { LEARNED } from './signals/learned.ts';
import { RISK_RULES } from './risk.ts';
import { cite, displayName, firstLine, tellingFact } from './explain/source.ts';
import { EFFECT_PHRASES, list, QUALIFIER_PHRASES, ROLE_PHRASES, RULE_LABELS } from './explain/words.ts';

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
  const main = mainSentence(verdict, tool);
  const used = new Set([labelOfRule(verdict)]);
  return {
    sentence: main,
    sentences: [
      main,
      ...describedAs(tool, main),
      ...effectSentences(verdict, used),
      ...actionSentences(verdict),
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

function mainSentence(verdict: Judgement, tool: RawTool): string {
  const rule = RISK_RULES.find(({ id }) => id === verdict.rule);
  const fact =
    tellingFact(verdict.evidence, labelOfRule(verdict)) ??
    tellingFact(verdict.evidence, verdict.category) ??
    verdict.evidence[0];
  const why = fact === undefined ? '' : `: ${cite(fact)}`;
  const does = rule?.text ?? 'does what its definition says';
  if (fact?.signal === LEARNED && fact.supports === labelOfRule(verdict))
    return `${displayName(tool)} probably ${does}, as most tools in such words do${why}.`;
  return `${displayName(tool)} ${does}${why}.`;
}

/** Where the main sentence rests on an argument or the name, what the description says first. */
function describedAs(tool: RawTool, main: string): string[] {
  const said = typeof tool.description === 'string' ? firstLine(tool.description) : '';
  if (said === '' || main.includes(said)) return [];
  return [`${main.includes(`“${said.slice(0, 20)}`) ? 'In full' : 'It is described so'}: “${said}”.`];
}

/** What the main sentence has not told: effects and qualifiers, those that rest on the same words in one sentence. */
function effectSentences(verdict: Judgement, used: Set<string>): string[] {
  const byPlace = new Map<string, string[]>();
  const tell = (label: string, phrase: string) => {
    if (used.has(label)) return;
    const fact = tellingFact(verdict.evidence, label);
    const place = fact === undefined ? '' : cite(fact);
    byPlace.set(place, [...(byPlace.get(place) ?? []), phrase]);
  };
  for (const effect of verdict.effects) tell(effect, EFFECT_PHRASES[effect]);
  for (const qualifier of verdict.qualifiers) tell(qualifier, QUALIFIER_PHRASES[qualifier]);
  const main = tellingFact(verdict.evidence, labelOfRule(verdict)) ?? tellingFact(verdict.evidence, verdict.category);
  const told = [...byPlace].map(([place, phrases]) => {
    const known = place === '' || (main !== undefined && place === cite(main));
    return `It ${known ? 'also ' : ''}${list(phrases)}${known ? '' : `: ${place}`}.`;
  });
  return verdict.effects.length === 0 ? [...told, ...plainSentence(verdict)] : told;
}

/** A tool without effects is told by what its words name, so that two of them do not read alike. */
function plainSentence({ evidence, category, parameters }: Judgement): string[] {
  const shown = new Set<string>();
  const further = evidence.filter(
    ({ supports, pointer, quote }: Evidence) =>
      supports === category && !shown.has(pointer + quote) && shown.add(pointer + quote),
  );
  const carried = new Map(
    parameters.toReversed().map(({ role, pointer }) => [role, pointerTokens(pointer).at(-1) ?? '']),
  );
  const roles = [...new Set(parameters.map(({ role }) => role))];
  const second = further.find((fact) => fact !== tellingFact(evidence, category));
  return [
    ...(second === undefined
      ? []
      : [second.pointer === '/name' ? 'Its name says the same.' : `Also: ${cite(second)}.`]),
    ...(roles.length === 0
      ? []
      : [`Its arguments carry ${list(roles.map((role) => `${ROLE_PHRASES[role]} (“${carried.get(role)}”)`))}.`]),
  ];
}

function actionSentences({ actions }: Judgement): string[] {
  if (actions.length === 0) return [];
  const order = ['critical', 'high', 'medium', 'low', null];
  const worst = [...actions].sort((a, b) => order.indexOf(a.risk) - order.indexOf(b.risk))[0];
  const mild = actions.filter(({ category }) => category === 'Read').length;
  return [
    `It acts by an argument with ${actions.length} values: “${worst?.value}” is the gravest, ${mild === 0 ? 'and none only reads' : `and ${mild} only ${mild === 1 ? 'reads' : 'read'}`}.`,
  ];
}

function claimSentences({ contradictions }: Judgement): string[] {
  return contradictions.map(
    ({ annotation, declared, assessed }) =>
      `Its author declares ${annotation} ${declared}, where the definition speaks for ${assessed}.`,
  );
}

/** Doubt is told; agreement needs no words. */
function certainty({ confidence }: Judgement): string[] {
  if (confidence >= 0.9) return [];
  return [
    confidence >= 0.7
      ? 'Name, description and arguments do not all point the same way.'
      : 'The definition leaves room for doubt.',
  ];
}
