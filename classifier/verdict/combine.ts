import {
  type Category,
  CHANGING_EFFECTS,
  EFFECTS,
  type Effect,
  type Evidence,
  type Qualifier,
  QUALIFIERS,
} from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { bitsOf, type Sense, SENSES } from '../lexicon/senses.ts';
import { SIGNALS } from '../signals/index.ts';
import { mapped } from '../text/packed.ts';

/** The labels of a tool or of one of its actions, with the facts behind them. */
export interface Labels {
  category: Category;
  effects: Effect[];
  qualifiers: Qualifier[];
  evidence: Evidence[];
}

const WEIGHT: Record<Category, number> = { Unclassified: 0, Read: 1, Write: 2, Execute: 3 };
const isEffect = new Set<string>(EFFECTS);
const isQualifier = new Set<string>(QUALIFIERS);

/** Every fact that the signals find in a definition. */
export const findFacts = (definition: Definition): Evidence[] => findFactsOfAll([definition])[0] as Evidence[];

/**
 * The same for several definitions. Each signal is asked of one after the other, so that its code and its words are at hand: all
 * signals together are more than a processor's caches hold.
 */
export function findFactsOfAll(definitions: readonly Definition[]): Evidence[][] {
  const found = mapped(definitions, (): Evidence[] => []);
  const senses = mapped(definitions, ({ standing }) => standing.reduce((bits, { sense }) => bits | BITS[sense], 0));
  for (const { signal, asked } of ASKED)
    for (let i = 0; i < definitions.length; i++) {
      if (asked !== undefined && (asked & (senses[i] as number)) === 0) continue;
      const evidence = found[i] as Evidence[];
      for (const { pointer, quote, supports } of signal.match(definitions[i] as Definition))
        if (quote !== '') evidence.push({ signal: signal.id, pointer, quote, supports });
    }
  return found;
}

const BITS = Object.fromEntries(Object.keys(SENSES).map((sense) => [sense, bitsOf([sense as Sense])])) as Record<Sense, number>; // prettier-ignore
const ASKED = SIGNALS.map((signal) => ({ signal, asked: signal.senses && bitsOf(signal.senses) }));

/** Execute beats Write beats Read; effects and qualifiers are those that the category can have. */
export function combine(evidence: readonly Evidence[]): Labels {
  let category: Category = 'Unclassified';
  const found: Evidence['supports'][] = [];
  for (const { supports } of evidence) {
    if (found.includes(supports)) continue;
    found.push(supports);
    if (supports in WEIGHT && WEIGHT[supports as Category] > WEIGHT[category]) category = supports as Category;
  }
  // A session is all that changes only where nothing else does.
  const more = found.some((label) => label !== 'session-only' && changes(label as Effect));
  const labels = category === 'Write' && !more ? found : found.filter((label) => label !== 'session-only');
  if (category === 'Unclassified') return { category, effects: [], qualifiers: [], evidence: [] };
  const effects = EFFECTS.filter((effect) => labels.includes(effect) && (category !== 'Read' || !changes(effect)));
  const qualifiers = QUALIFIERS.filter((qualifier) => labels.includes(qualifier) && fits(qualifier, category, effects));
  const kept: string[] = [category, ...effects, ...qualifiers];
  return {
    category,
    effects,
    qualifiers,
    evidence: unique(
      evidence.filter(
        ({ supports }) =>
          kept.includes(supports) || !(isEffect.has(supports) || isQualifier.has(supports) || supports in WEIGHT),
      ),
    ),
  };
}

const changes = (effect: Effect) => effect === 'session-only' || CHANGING_EFFECTS.has(effect);

function fits(qualifier: Qualifier, category: Category, effects: readonly Effect[]): boolean {
  if (qualifier === 'grants-access' || qualifier === 'reduces-access') return effects.includes('changes-access');
  if (qualifier === 'egress-content' || qualifier === 'egress-subscription') return effects.includes('open-egress');
  if (qualifier === 'changes-production') return category !== 'Read';
  return category === 'Execute';
}

function unique(evidence: readonly Evidence[]): Evidence[] {
  const seen: Evidence[] = [];
  for (const fact of evidence) if (seen.length > FEW || !seen.some((other) => isSame(fact, other))) seen.push(fact);
  return seen.length > FEW ? uniqueOfMany(seen) : seen;
}

/** So many facts are compared one by one; only tools of many actions have more. */
const FEW = 16;

const isSame = (one: Evidence, other: Evidence) =>
  one.supports === other.supports && one.pointer === other.pointer && one.quote === other.quote;

function uniqueOfMany(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return evidence.filter(({ pointer, quote, supports }) => {
    const key = `${supports} ${pointer} ${quote}`;
    return !seen.has(key) && seen.add(key);
  });
}
