import { hidesSecrets } from '../definition/told-secrets.ts';
import { readOnlyClaim } from '../definition/traits.ts';
import type { Definition, Place } from '../definition/types.ts';
import type { Sense } from '../lexicon/senses.ts';
import { GRAVE, type Grave, SEVERE } from '../model/model.ts';
import type { Opinion } from '../model/opinion.ts';
import { isSevere } from '../risk.ts';
import { LEARNED } from '../signals/learned.ts';
import { staysBounded } from '../signals/touches-production.ts';
import { combine, type Labels } from './combine.ts';

/** What a label needs to be believed. */
interface Bars {
  /** By the words alone: how likely it is, and `like`: how many of those that it resembles have a high risk. */
  words: number;
  like: number;
  /** By words and resemblance together, between nought and two. Destruction is told in the words of changing and needs more. */
  both: number;
  destructive: number;
}

/**
 * From where the learned part raises what the rules found, chosen on servers that neither knew (docs/MEASURING.md):
 * `reads`: how likely it is that something is only read; `severity`: the log odds of a high risk by words and resemblance;
 * `usual` and `open`: what a label needs, less where the verb leaves open what is done.
 */
export const CAUTION = {
  reads: 0.3,
  severity: -2,
  usual: { words: 0.2, like: 0.2, both: 0.3, destructive: 0.4 },
  open: { words: 0.03, like: 0.25, both: 0.1, destructive: 0.15 },
};

/** They say little by themselves: what is done depends on the object. Of other verbs the rules know more. */
const OPEN = new Set([
  ...['update', 'set', 'edit', 'modify', 'change', 'add', 'write', 'apply', 'upload', 'download'],
  ...['execute', 'run', 'start', 'trigger', 'send', 'call'],
]);
/** They are told in the words of ordinary settings. */
const OF_SETTINGS = new Set<Grave>(['changes-production', 'weakens-protection']);

/** Beyond these the words alone settle it, and nothing like it is looked for. */
const SETTLED = { severe: 0.15, reads: 0.8 };

/**
 * The labels, raised where the learned part speaks against them: to a change where the rules saw only reading, and by the
 * likeliest label that makes a risk high where they found a mild one. What they found stays.
 */
export function withCaution(labels: Labels, definition: Definition, opinion: Opinion, caution = CAUTION): Labels {
  if (isSevere(labels) || labels.effects.includes('session-only')) return labels;
  const changed = labels.category === 'Read' ? withChange(labels, definition, opinion, caution) : labels;
  return changed.category === 'Read' ? changed : withRisk(changed, definition, opinion, caution);
}

function withChange(labels: Labels, definition: Definition, opinion: Opinion, { reads }: typeof CAUTION): Labels {
  if (opinion.words.category('Read') > SETTLED.reads || saysItReads(definition) || opinion.reads >= reads)
    return labels;
  return withLabel(labels, definition, opinion, opinion.change);
}

/** Whether its author says that it changes nothing, which nothing that the rules found denies; or it only reconnects (TAXONOMY.md). */
const saysItReads = (definition: Definition): boolean =>
  definition.annotations['readOnlyHint'] === true ||
  readOnlyClaim(definition) !== undefined ||
  definition.standing[0]?.verb === 'reconnect';

function withRisk(labels: Labels, definition: Definition, opinion: Opinion, caution: typeof CAUTION): Labels {
  if (opinion.words.probability(SEVERE) < SETTLED.severe || isMild(definition)) return labels;
  if (opinion.severity <= caution.severity) return labels;
  const possible = GRAVE.filter((label) => isPossible(label, labels, definition));
  const wordsOnly = staysBounded(definition) || opinion.reads > caution.reads;
  const over = (bars: Bars) =>
    byWords(possible, opinion, bars) ?? (wordsOnly ? undefined : byBoth(possible, opinion, bars));
  const likely = over(caution.usual) ?? (isOpen(definition) ? unlessOfSettings(over(caution.open)) : undefined);
  return likely === undefined ? labels : withLabel(labels, definition, opinion, likely);
}

/** The likeliest label by the words, which alone never tell destruction, where what it resembles does not deny a high risk. */
function byWords(possible: readonly Grave[], { words, resemblance }: Opinion, bars: Bars): Grave | undefined {
  const likely = likeliest(possible, (label) => (label === 'destructive' ? 0 : words.probability(label)));
  if (likely === undefined || words.probability(likely) <= bars.words) return undefined;
  return resemblance.severe < bars.like ? undefined : likely;
}

/** The likeliest label by words and resemblance together. */
function byBoth(possible: readonly Grave[], opinion: Opinion, bars: Bars): Grave | undefined {
  const likely = likeliest(possible, (label) => opinion.for(label));
  if (likely === undefined) return undefined;
  return opinion.for(likely) < (likely === 'destructive' ? bars.destructive : bars.both) ? undefined : likely;
}

const likeliest = (labels: readonly Grave[], of: (label: Grave) => number): Grave | undefined =>
  labels.reduce<Grave | undefined>(
    (best, label) => (best === undefined || of(label) > of(best) ? label : best),
    undefined,
  );

const unlessOfSettings = (label?: Grave) => (label === undefined || OF_SETTINGS.has(label) ? undefined : label);

const isOpen = ({ standing }: Definition) => OPEN.has(standing[0]?.verb ?? '');

/** Whether the rules know what it does first for mild: it takes back, puts aside or steers what stays. */
const isMild = ({ standing }: Definition): boolean => MILD.has(standing[0]?.sense ?? 'vague');
const MILD = new Set<Sense>(['control', 'navigate', 'detach', 'revoke', 'archive']);

function withLabel(
  labels: Labels,
  definition: Definition,
  { words }: Opinion,
  supports: Grave | 'Write' | 'Execute',
): Labels {
  const place = placeOf(definition) ?? words.reason(supports);
  if (place === undefined) return labels;
  const { pointer, quote } = place;
  return combine([...labels.evidence, { pointer, quote, signal: LEARNED, supports }]);
}

/** Whether a label fits what the rules found: the category stays theirs, and so does whether data can leave. */
function isPossible(label: Grave, { category, effects }: Labels, definition: Definition): boolean {
  if (effects.some((effect) => effect === label)) return false;
  if (label === 'egress-content' || label === 'egress-subscription') return effects.includes('open-egress');
  // A list of secrets names them, and some keep their values.
  if (label === 'reads-secrets')
    return (
      !hidesSecrets(definition) &&
      !definition.standing.some(({ verb, object }) => verb === 'list' && object.some((noun) => NAMED.has(noun)))
    );
  if (OF_PROCESSES.has(label) && staysBounded(definition)) return false;
  if (OF_SYSTEMS.has(label) && isBrowser(definition)) return false;
  if (label === 'changes-access' && definition.vocabulary.hasAny(LOOKS)) return false;
  return category === 'Execute' || !OF_EXECUTE.has(label);
}

const NAMED = new Set(['secret', 'credential', 'token', 'key', 'password', 'passphrase', 'variable']);

/** What is shown or hidden without anybody getting in. */
const LOOKS: ReadonlySet<string> = new Set(['layer', 'column', 'icon', 'emoji', 'color', 'colour', 'camera']);

/** What is not believed of something that runs here, or only makes something. */
const OF_PROCESSES = new Set<Grave>(['runs-code', 'sends-message', 'reaches-others', 'changes-production']);

/** Nor of what a browser does. */
const isBrowser = ({ server }: Definition) => server.kinds.has('browser') || server.words.has('extension');
const OF_SYSTEMS = new Set<Grave>(['reaches-others', 'changes-production']);

const OF_EXECUTE = new Set<Grave>([
  'runs-code',
  'financial',
  'sends-message',
  'reaches-others',
  'user-interface-action',
  'raw-api',
]);

/** What is done reads better from the clause that says so than from the single words that weighed most. */
const placeOf = ({ standing }: Definition): Place | undefined =>
  standing.findLast(({ from, quote }) => from !== 'body' && quote !== '');
