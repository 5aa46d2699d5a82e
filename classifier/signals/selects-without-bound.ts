import { atKey } from '../definition/traits.ts';
import type { Act, Definition, ParameterFact } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import type { Word } from '../text/word.ts';
import { actsWith, CHANGING, placed, senses, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

const FILTERS = set('filter filters where criteria query conditions pattern keypattern key_pattern');
const ROWS = set('record row document entry item email message');
const CHANGES = senses('delete', 'update', 'archive', 'replace', 'send', 'pay', 'revoke', 'stop', 'disarm', 'grant', 'access', 'deploy', 'start', 'control', 'run', 'code', 'detach'); // prettier-ignore
/** Verbs of making that change what is there. */
const MARKS = set('flag mark tag label assign');

/** Whether an act can change many things that are there. */
export const affectsMany = ({ sense, verb }: Pick<Act, 'sense' | 'verb'>): boolean =>
  CHANGES.has(sense) || MARKS.has(verb);

/** Options by which a deletion takes along what belongs to its object. */
const CASCADES = set('cascade delete_children deletechildren delete_volumes deletevolumes with_children include_children delete_descendants delete_contents'); // prettier-ignore
/** Definitions, on which others may depend but which hold nothing. */
const LEAVES = set('function trigger constraint index view enum type comment');
/** A deletion by age or time names no thing. */
const OLD = set('olderthan older_than older_than_days olderthandays max_age maxage max_age_hours max_age_days maxagedays maxagehours days_old since before_date beforetimestamp retention retention_days retentiondays keep_last'); // prettier-ignore
/** To whom a message goes that names no person. */
const AUDIENCES = set('segment audience segmentid segment_id audienceid audience_id segments included_segments');

/** In a chat a topic is what is spoken of. */
const isAudience = ({ known: { lower } }: ParameterFact, { vocabulary }: Definition) =>
  AUDIENCES.has(lower) || (lower === 'topic' && vocabulary.hasAny(PUSHED));
const PUSHED = set('push notification fcm firebase sns subscriber');

/** “Omit both to restart all”, `all_contacts`: the selection has no bound where an option is left out or set. */
function reachesAll({ depth, type, known, description }: ParameterFact): boolean {
  if (depth > 0) return false;
  if (REACHED.test(description.slice(0, 240))) return true;
  if (LANGUAGES.has(known.lower)) return false;
  if (type === 'boolean') return isAllOf(known.words) && !SHOWN.test(description.slice(0, 200));
  return !known.lower.endsWith('fields') && OMITTED.test(description.slice(0, 240));
}
/** In how many languages one record goes. */
const LANGUAGES = set('locale locales language languages');
const isAllOf = (words: readonly Word[]) =>
  words[0]?.text === 'all' && (words.length === 1 || (words.at(-1)?.text.endsWith('s') ?? false));
const SHOWN = /\b(?:list|show|includ|return|display)/i;
const OMITTED = /\b(?:omit|omitted|if (?:empty|not (?:provided|specified|given|set)))\b[^.;]{0,24}\b(?:restart|publish|delet|remov|clear|stop|updat|appl|send|revok|deploy|purg|reset|all (?:are|of))\w*\b[^.;]{0,12}\b(?:all|every)\b/i; // prettier-ignore
/** “If not specified, all rules are removed”, “Delete it even if it contains items”. */
const REACHED = /\b(?:omit|omitted|not (?:provided|specified|given|set))\b[^.;]{0,12}\b(?:all|every)\b[^.;]{0,24}\b(?:is|are|be|gets?)\b[^.;]{0,12}\b(?:removed|deleted|cleared|purged|erased|reset|revoked|stopped|unregistered)\b|\beven (?:if|when|though) [^.;]{0,30}\b(?:contains?|non-empty|not empty)\b/i; // prettier-ignore

/** Before it writes, the call empties or drops the table or collection: `truncateFirst`, `drop_target`. */
const empties = ({ depth, type, known }: ParameterFact, { vocabulary, standing }: Definition) =>
  depth === 0 &&
  type === 'boolean' &&
  (known.words[0]?.text === 'truncate' || known.words[0]?.text === 'drop') &&
  known.words.length > 1 &&
  standing.some(({ sense }) => SENSES[sense] === 'Write') &&
  vocabulary.hasAny(TABLES);
const TABLES = set('table collection database index dataset');

/** `update_one`: the filter finds one of them. */
const isSingle = ({ nameWords, tokens }: Definition): boolean =>
  nameWords.includes('one') || tokens.slice(0, 6).some(({ word }) => word.text === 'single');

/** A filter by which the call selects what it changes; a query by which it looks something up is none. */
function isSelection({ depth, known, type, description }: ParameterFact): boolean {
  return (
    depth === 0 &&
    FILTERS.has(known.lower) &&
    (type === 'object' || type === 'string' || type === '') &&
    !description.includes('ID') &&
    !LOOKED_UP.test(description.slice(0, 120))
  );
}

const LOOKED_UP = /\b(?:search|explain|list|index|lookup|look up|read)\b/i;

/** Beside a path and a method it is the query of an address. */
const isRaw = ({ parameters }: Definition) =>
  parameters.some(({ depth, known }) => depth === 0 && known.lower === 'method') &&
  parameters.some(({ depth, known }) => depth === 0 && known.lower === 'path');

/** A scope that may be everything: `scope: session | project | all`. */
const reaches = ({ depth, known, values, description }: ParameterFact, { parameters }: Definition) =>
  depth === 0 &&
  !parameters.some(isNeeded) &&
  known.lower === 'scope' &&
  !LOOKED_UP.test(description.slice(0, 120)) &&
  values.some((value) => WIDE.has(value.toLowerCase()));
/** What must be named has its bound there, whatever its scope. */
const isNeeded = ({ depth, required, words }: ParameterFact) =>
  depth === 0 && required && NAMING.has(words.at(-1)?.text ?? '');
const NAMING = set('id name key slug');
const WIDE = set('all global project workspace everything user organization');
const COPYING = set('sync synchronize mirror deploy apply copy upload push replicate rsync backup publish import');
/** A mirror deletes what its source lacks. */
const mirrors = ({ depth, name, type }: ParameterFact) =>
  depth === 0 && (type === 'boolean' || type === '') && (name === 'prune' || name === 'delete');

/** The options by which a deletion takes along what it does not name. */
function deletesMore(definition: Definition): (parameter: ParameterFact) => boolean {
  const deleted = actsWith(definition, 'delete', 'revoke');
  if (deleted.length === 0) return () => false;
  const nouns = [...definition.nameWords, ...deleted.flatMap(({ object }) => object)];
  const contains = !nouns.some((noun) => LEAVES.has(noun));
  return ({ depth, known }) => depth === 0 && (OLD.has(known.lower) || (contains && CASCADES.has(known.lower)));
}

export const selectsWithoutBound: Signal = {
  id: 'selects-without-bound',
  short: 'An argument selects what a call affects, and that selection has no bound.',
  why: 'A filter, an age or a switch that is set wrongly reaches everything.',
  remedy: 'Ask when that argument is present, or name what is affected by ids.',
  lifecycle: 'stable',
  senses: CHANGING,
  examples: {
    fires: {
      name: 'delete_files',
      description: 'Delete files.',
      inputSchema: { type: 'object', properties: { older_than: { type: 'string' } } },
    },
    spares: {
      name: 'delete_file',
      description: 'Delete a file.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } } },
    },
  },
  match(definition) {
    const { parameters, standing } = definition;
    const changes = standing.some(affectsMany);
    const selects =
      actsWith(definition, 'delete').length > 0 ||
      actsWith(definition, 'update').some(({ object }) => object.some((noun) => ROWS.has(noun)));
    const copies = standing.some(({ verb }) => COPYING.has(verb));
    const sends = actsWith(definition, 'send').some(({ verb }) => verb !== 'publish');
    const more = deletesMore(definition);
    const option = parameters.find(
      (parameter) =>
        empties(parameter, definition) ||
        (changes && ((copies && mirrors(parameter)) || reachesAll(parameter) || more(parameter))) ||
        (selects &&
          !isSingle(definition) &&
          ((isSelection(parameter) && !isRaw(definition)) || reaches(parameter, definition))) ||
        (sends && parameter.depth < 2 && isAudience(parameter, definition)),
    );
    return option === undefined ? [] : placed([atKey(option)], ['bulk']);
  },
};
