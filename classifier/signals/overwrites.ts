import { OVERWRITING } from '../lexicon/overwriting.ts';
import { SENSES } from '../lexicon/senses.ts';
import { NameTrait } from '../definition/name-trait.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import { affirmedIn, atKey, nameHas, phraseIn, rolesOf } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actsWith, placed, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

/** Switches that let a write or a mirror replace what is there. */
const OPTIONS = set(
  'overwrite overwriteexisting overwrite_existing replace_existing replaceexisting prune delete delete_extraneous',
);
/** Such a switch names what goes: `dropTarget`, `delete_source`. A branch that was merged loses nothing. */
const TAKES = set('truncate drop delete wipe purge erase overwrite');
const SWITCHED = set('clear clean remove replace force reset recreate fresh rebuild reinit mirror');
const LOOSE = new NameTrait(({ lower, words }) => {
  const first = words[0]?.text ?? '';
  return (
    OPTIONS.has(lower) ||
    lower.endsWith('mode') ||
    lower === 'upsert' ||
    first === 'merge' ||
    first === 'truncate' ||
    TAKES.has(first) ||
    SWITCHED.has(first)
  );
});

/** What is only shown in part: `truncate_output`. */
const SHORTENED = set('output step result response text content line message description log value to at');

/** “Merge with existing (true) or replace (false)”. */
const OTHERWISE = /\b(?:replac|overwrit)/i;
/** A switch that is told as text. */
const SAYS_WHETHER = /^whether to /i;

function isOption({ depth, known, values, type, description }: ParameterFact): boolean {
  if (depth > 1) return false;
  if (OPTIONS.has(known.lower)) return true;
  if (known.lower.endsWith('mode') && values.some((value) => value === 'replace' || value === 'overwrite')) return true;
  const first = known.words[0]?.text ?? '';
  if (first === 'merge' && type === 'boolean' && OTHERWISE.test(description.slice(0, 200))) return true;
  if (first === 'truncate') return !SHORTENED.has(known.words[1]?.text ?? '');
  if (type !== 'boolean' && !SAYS_WHETHER.test(description)) return false;
  return (
    (TAKES.has(first) && depth === 0 && known.words.length > 1 && known.words.at(-1)?.text !== 'branch') ||
    (SWITCHED.has(first) && /\b(?:overwrit|delet)/i.test(description.slice(0, 200)))
  );
}

/** A switch by which something is lost beside whatever else the tool does: `delete_raw`, `overwrite`, `updateBaseline`. */
const losesBeside = ({ depth, type, known, description }: ParameterFact): boolean => {
  if (depth > 0 || type !== 'boolean') return false;
  const first = known.words[0]?.text ?? '';
  if (known.words.length === 1) return first === 'overwrite' && /\bexist/i.test(description.slice(0, 200));
  return (
    (known.words.length === 2 && (first === 'delete' || first === 'purge') && LOSES.test(description.slice(0, 200))) ||
    (first === 'update' && EXPECTED.has(known.words.at(-1)?.noun ?? ''))
  );
};
const LOSING = new NameTrait(({ words }) => LOST_BY.has(words[0]?.text ?? ''));
const LOST_BY = set('overwrite delete purge update');
const LOSES = /^(?:if true,? |whether to |set to true to )?(?:permanently )?(?:delete|remove|purge)s? /i;
/** What a comparison is made with: an update replaces it. */
const EXPECTED = set('baseline snapshot golden');
/** Said of what is created, though it may only be drawn. */
const DECLARED = new Phrases(['destructive:', 'replaces the entire', 'will overwrite']);

/** A machine or database that is built anew loses what was on it, and so does a machine that a backup is put on. */
const rebuilt = ({ standing, vocabulary }: Definition) =>
  standing.filter(
    ({ verb, object }) =>
      (REBUILDS.has(verb) && object.some((noun) => REBUILT.has(noun))) ||
      (verb === 'restore' && MACHINES.has(object.at(-1) ?? '') && vocabulary.hasAny(BACKUPS)),
  );
const MACHINES = set('droplet linode vm vps instance machine site website');
const BACKUPS = set('backup snapshot image');
const REBUILDS = set('rebuild reinstall reimage');
const REBUILT = set('endpoint droplet linode vm vps server machine host database mysql postgres mariadb mongo redis');

/** Commands for the caller to run: their options are no options of the call. */
const tellsCommands = ({ standing }: Definition) =>
  standing.length === 1 &&
  standing.every(({ sense, object }) => SENSES[sense] === 'Read' && object.at(-1) === 'command');

/** One text is put for another, wherever it is found. */
const substitutes = ({ parameters }: Definition) =>
  parameters.some(({ known }) => FOUND.has(known.lower)) &&
  parameters.some(({ known }) => /^(?:replac|new)/.test(known.lower));
const FOUND = set(
  'find search searchtext findtext containstext pattern find_text search_text oldtext old_text old_string oldstring',
);

/** To fetch to a file writes it, too. */
const FETCHES = set('download export save dump generate render parse extract copy convert');

const writes = ({ standing }: Definition) =>
  standing.some(({ sense, verb }) => SENSES[sense] === 'Write' || FETCHES.has(verb));

export const overwrites: Signal = {
  id: 'overwrites',
  short: 'It says that it replaces or destroys what was there.',
  why: 'The earlier content is lost without a delete being mentioned.',
  remedy: 'Keep versions of what it writes, or confine it to new files.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'write_file', description: 'Create a new file or completely overwrite an existing file.' },
    spares: { name: 'append_line', description: 'Append a line to a file.' },
  },
  match(definition) {
    const replaced = placed(
      [
        ...(substitutes(definition) || nameHas(definition, 'patch') ? [] : actsWith(definition, 'replace')),
        ...rebuilt(definition),
      ],
      ['destructive'],
    );
    if (replaced.length > 0) return replaced;
    if (tellsCommands(definition)) return [];
    const beside = LOSING.in(definition).find(losesBeside);
    if (beside !== undefined && definition.standing.length > 0)
      return placed([atKey(beside)], ['Write', 'destructive']);
    const reads = definition.standing.every(({ sense }) => SENSES[sense] === 'Read');
    if (reads && !writes(definition)) {
      const declared = definition.standing.some(({ verb }) => verb === 'create')
        ? phraseIn(definition, DECLARED)
        : undefined;
      return declared === undefined ? [] : placed([declared], ['Write', 'destructive']);
    }
    const confirmed = rolesOf(definition).find(
      ({ role, parameter }) =>
        role === 'confirm' &&
        /destructive (?:operation|action)\b|permanently|irreversib/i.test(parameter.description.slice(0, 200)),
    );
    if (confirmed !== undefined) return placed([atKey(confirmed.parameter)], ['destructive']);
    if ((nameHas(definition, 'push') && nameHas(definition, 'force')) || /^force[- ]push/i.test(definition.description))
      return placed(definition.standing.slice(0, 1), ['destructive']);
    const files = definition.standing.some(({ verb }) => verb === 'upload');
    const option = LOOSE.in(definition).find(
      (parameter) =>
        (parameter.known.lower === 'force' && parameter.depth === 0 && nameHas(definition, 'push', 'ref')) ||
        (isOption(parameter) && !(parameter.known.lower === 'prune' && nameHas(definition, 'fetch', 'pull'))) ||
        (files && parameter.known.lower === 'upsert'),
    );
    if (option !== undefined && !(reads && option.known.lower.endsWith('mode')))
      return placed([atKey(option)], ['destructive']);
    if (!writes(definition) || substitutes(definition) || definition.standing.every(({ sense }) => sense === 'session'))
      return [];
    const said = affirmedIn(definition, OVERWRITING);
    return said === undefined ||
      nameHas(definition, 'append', 'insert', 'add') ||
      (nameHas(definition, 'move') && said.quote.endsWith('the original'))
      ? []
      : placed([said], ['destructive']);
  },
};
