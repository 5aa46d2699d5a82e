import { VERBS, type VerbEntry } from '../lexicon/verbs.ts';
import { set } from '../text/set.ts';
import { meaning } from './act.ts';
import { senseOf } from './object.ts';
import { routedBy } from './router.ts';
import type { Act, Definition, ParameterFact } from './types.ts';

const MANAGES = set('manage administer maintain handle');
/** “Manage backups: schedules, status”: what is listed there is looked at. */
const LISTED = /^[^.]{0,60}:/;

/**
 * “Manage the tags of a page”, where nothing else is said of what the tool does: what is managed can be changed. A tool whose
 * arguments choose among actions is told by these instead.
 */
export function managed(definition: Definition, standing: readonly Act[]): Act | undefined {
  if (standing.some(({ weak, from }) => !weak || from === 'title')) return undefined;
  const act = managing(definition);
  if (act === undefined || definition.parameters.some(chooses) || routedBy(definition) !== undefined) return undefined;
  if (definition.parameters.some(isRunning)) return meaning(act, 'start');
  const { sense, weak } = senseOf(VERBS.get('update') as VerbEntry, act.object);
  return meaning(act, sense, weak);
}

/** “Manages services”: what the opening sentence says, and no more. */
export function managing({ acts, description }: Definition): Act | undefined {
  const act = acts.find(({ from }) => from === 'lead');
  if (act === undefined || act.negated || act.object.length === 0 || !MANAGES.has(act.verb)) return undefined;
  return LISTED.test(description) ? undefined : act;
}

/** “Desired state (started, stopped, restarted)” */
const isRunning = ({ words, values, description }: ParameterFact) =>
  words.at(-1)?.text === 'state' && RUNNING.test(`${values.join(' ')} ${description.slice(0, 200)}`);
const RUNNING = /\b(?:started|stopped|restarted|running)\b/i;

/** An argument that names its actions, or tells of them. */
const chooses = ({ values, words, description }: ParameterFact) =>
  values.length > 1 || (LISTING.test(description.slice(0, 200)) && CHOSEN.has(words.at(-1)?.text ?? ''));
const LISTING = /[,|/]|\bor\b|\n/;
const CHOSEN = set('action operation command subcommand method mode op');
