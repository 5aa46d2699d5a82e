import { hidesSecrets } from '../definition/told-secrets.ts';
import type { Definition, Place } from '../definition/types.ts';
import { type Estimate, GRAVE, SEVERE } from '../model/model.ts';
import { isSevere } from '../risk.ts';
import { LEARNED } from '../signals/learned.ts';
import { staysBounded } from '../signals/touches-production.ts';
import { combine, type Labels } from './combine.ts';

/**
 * How likely a high or critical risk must be by the words before they raise a lower one, and how likely the label by which
 * they do. Chosen on servers that neither rules nor words knew, where four in five of what they raise is rightly raised
 * (docs/MEASURING.md).
 */
export const CAUTION = { severe: 0.2, label: 0.2 };

type Grave = (typeof GRAVE)[number];

/** The labels, and where the rules found a mild risk that the words speak against, the likeliest label that makes it severe. */
export function withCaution(labels: Labels, definition: Definition, estimate: Estimate, caution = CAUTION): Labels {
  if (isSevere(labels) || labels.effects.includes('session-only')) return labels;
  if (estimate.probability(SEVERE) <= caution.severe) return labels;
  const likely = GRAVE.filter((label) => isPossible(label, labels, definition)).reduce<Grave | undefined>(
    (best, label) => (best === undefined || estimate.probability(label) > estimate.probability(best) ? label : best),
    undefined,
  );
  if (likely === undefined || estimate.probability(likely) <= caution.label) return labels;
  const place = clauseOf(definition) ?? estimate.reason(likely);
  return place === undefined
    ? labels
    : combine([...labels.evidence, { pointer: place.pointer, quote: place.quote, signal: LEARNED, supports: likely }]);
}

/**
 * Whether a label fits what the rules found; the category stays theirs, and so does whether data can leave. That something
 * is destroyed is not believed on words alone: they are those of what is only changed.
 */
function isPossible(label: Grave, { category, effects }: Labels, definition: Definition): boolean {
  if (label === 'destructive' || effects.some((effect) => effect === label)) return false;
  if (label === 'egress-content' || label === 'egress-subscription') return effects.includes('open-egress');
  // A list of secrets names them, and some keep their values.
  if (label === 'reads-secrets')
    return (
      !hidesSecrets(definition) &&
      !definition.standing.some(({ verb, object }) => verb === 'list' && object.some((noun) => NAMED.has(noun)))
    );
  if (OF_PROCESSES.has(label) && staysBounded(definition)) return false;
  if (isHarmless(label, definition)) return false;
  return category === 'Execute' || (category === 'Write' && !OF_EXECUTE.has(label));
}

const isHarmless = (label: Grave, { standing, parameters }: Definition): boolean =>
  // A user and a password beside a host are those of a connection.
  (label === 'changes-access' && parameters.some(({ known }) => known.lower === 'host')) ||
  HARMLESS_ACTS.get(label)?.has(standing[0]?.verb ?? '') === true ||
  standing.some(({ object }) => object.some((noun) => HARMLESS_THINGS.get(label)?.has(noun)));

/** Acts that the rules read themselves: to type triggers nothing, and whoever is notified they know. */
const HARMLESS_ACTS: ReadonlyMap<Grave, ReadonlySet<string>> = new Map([
  ['user-interface-action', new Set(['type', 'fill', 'enter', 'input'])],
  ['reaches-others', new Set(['cancel', 'notify', 'deliver', 'render', 'train'])],
]);

/** Data and looks, by which nobody gets in, and what is run without being code. */
const HARMLESS_THINGS: ReadonlyMap<Grave, ReadonlySet<string>> = new Map([
  ['changes-access', new Set(['icon', 'emoji', 'color', 'colour', 'camera', 'notebook'])],
  ['runs-code', new Set(['model', 'browser'])],
]);

const NAMED = new Set(['secret', 'credential', 'token', 'key', 'password', 'passphrase', 'variable']);

/** What is not believed of something that runs here, or only makes something. */
const OF_PROCESSES = new Set<Grave>(['runs-code', 'sends-message', 'reaches-others', 'changes-production']);

const OF_EXECUTE = new Set<Grave>([
  'runs-code',
  'financial',
  'sends-message',
  'reaches-others',
  'user-interface-action',
  'raw-api',
]);

/** What is done reads better from the clause that says so than from the single words that weighed most. */
const clauseOf = ({ standing }: Definition): Place | undefined =>
  standing.findLast(({ from, quote }) => from !== 'body' && quote !== '');
