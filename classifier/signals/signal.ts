import type { Category, Effect, Qualifier } from '../../data/schema/index.ts';
import { type Sense, SENSES } from '../lexicon/senses.ts';
import { EMPTY } from '../text/packed.ts';
import type { Act, Definition, Place } from '../definition/types.ts';

/** What a signal saw: exact words at a place of the definition, and the label for which they speak. */
export interface Fact extends Place {
  supports: Category | Effect | Qualifier;
}

/** A definition as it would be listed; only the name is needed. */
export interface Example {
  name: string;
  description?: string;
  inputSchema?: Record<string, unknown>;
  [member: string]: unknown;
}

/** One kind of fact. The reason, the remedy and one example of each kind are printed on the methodology page. */
export interface Signal {
  id: string;
  /** What it looks for. */
  short: string;
  /** Why that matters. */
  why: string;
  /** What an author or operator can do. */
  remedy: string;
  lifecycle: 'stable' | 'experimental';
  /** Asked only of definitions that do one of these; of every definition where missing. */
  senses?: ReadonlySet<Sense>;
  examples: { fires: Example; spares: Example };
  match(definition: Definition): readonly Fact[];
}

/** Facts from every standing act of the given senses, one for each label. */
export function actFacts(
  definition: Definition,
  senses: ReadonlySet<Sense>,
  ...supports: Fact['supports'][]
): readonly Fact[] {
  let facts: Fact[] | undefined;
  for (const act of definition.standing) if (senses.has(act.sense)) place((facts ??= []), act, supports);
  return facts ?? EMPTY;
}

/** The same words for each label. */
export function placed(places: readonly Place[], supports: readonly Fact['supports'][]): readonly Fact[] {
  if (places.length === 0) return EMPTY;
  const facts: Fact[] = [];
  for (const at of places) place(facts, at, supports);
  return facts;
}

/** All of these, of which most are empty for most definitions. */
export function together(...lists: (readonly Fact[])[]): readonly Fact[] {
  let all: readonly Fact[] = EMPTY;
  for (const list of lists) if (list.length > 0) all = all.length === 0 ? list : [...all, ...list];
  return all;
}

function place(facts: Fact[], { pointer, quote }: Place, labels: readonly Fact['supports'][]): void {
  for (const supports of labels) facts.push({ pointer, quote, supports });
}

/** Of all that does more than return something. */
export const CHANGING: ReadonlySet<Sense> = new Set(
  (Object.keys(SENSES) as Sense[]).filter((sense) => SENSES[sense] !== 'Read'),
);

export const senses = (...list: Sense[]): ReadonlySet<Sense> => new Set(list);

/** The standing acts of these senses. */
export function actsWith({ standing }: Definition, ...list: Sense[]): readonly Act[] {
  let acts: Act[] | undefined;
  for (const act of standing) if (list.includes(act.sense)) (acts ??= []).push(act);
  return acts ?? EMPTY;
}
