import { SENSES } from '../lexicon/senses.ts';
import type { Definition, Place } from '../definition/types.ts';
import { atKey, nameHas, phraseIn, rolesOf } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actsWith, placed, type Signal } from './signal.ts';

const PHRASES = new Phrases([
  'overwrites',
  'overwrite the',
  'overwrite an',
  'overwrite any',
  'overwrite existing',
  'overwriting',
  'replaces the entire',
  'replace the entire',
  'replaces all',
  'replace all',
  'fully replace',
  'completely replace',
  'replaces existing',
  'replaces the existing',
  'replaces the full',
  'replaces the whole',
  'replace its',
  'replaces its',
  'replace the whole',
  'full replacement',
  'full update',
  'permanently delete',
  'deletes the existing',
  'irreversibl',
  'destructive operation',
  'destructive action',
  'destructive -',
  'destructive:',
]);

const KEEPS = new Set([
  'append',
  'insert',
  'add',
  'patch',
  'create',
  'new',
  'block',
  'comment',
  'line',
  'section',
  'reply',
  'draft',
]);
const STORED = new Set(
  'message file object document doc page note wiki readme config configuration content source script snippet gist'.split(
    ' ',
  ),
);
const CONTENT = new Set('content contents body source text markdown html'.split(' '));

/** The input is the full content of something that exists: `write_file` with path and content. */
function wholeContent(definition: Definition): Place[] {
  if (definition.nameWords.some((word) => KEEPS.has(word)) && !definition.nameWords.includes('update')) return [];
  const acts = definition.standing.filter(
    ({ verb, object }) => WRITERS.has(verb) && object.some((noun) => STORED.has(noun)),
  );
  const content = definition.parameters.find(
    ({ depth, type, words, description }) =>
      depth <= 2 &&
      type === 'string' &&
      ((words.length === 1 && CONTENT.has(words[0]?.text ?? '')) ||
        (STORED.has(words.at(-1)?.noun ?? '') &&
          (words.at(-1)?.noun === 'readme' || /\bcontents?\b/.test(description.slice(0, 120))))),
  );
  if (content?.name === 'text' && acts.every(({ verb }) => verb === 'save')) return [];
  const files = definition.parameters.find(
    ({ depth, name, description }) => depth === 0 && name === 'files' && description.includes('content'),
  );
  if (files !== undefined && acts.some(({ verb }) => verb === 'write')) return [...acts, atKey(files)];
  const target = definition.parameters.some(
    ({ depth, words }) => depth === content?.depth && TARGETS.has(words.at(-1)?.noun ?? ''),
  );
  return acts.length > 0 && content !== undefined && target ? [...acts, atKey(content)] : [];
}

/** “Fails if the object already exists.” */
const KEPT = /fails if [^.]{0,30}exists|not overwrite|never overwrite|without overwriting/i;
/** Switches that let a write or a mirror replace what is there. */
const OPTIONS = new Set([
  'overwrite',
  'upsert',
  'overwriteexisting',
  'overwrite_existing',
  'prune',
  'delete',
  'delete_extraneous',
]);
const WRITERS = new Set('write update put save set edit replace overwrite push'.split(' '));
const TARGETS = new Set('path file filepath filename id name key slug uri title'.split(' '));

function negatedAt(description: string, quote: string): boolean {
  const at = description.indexOf(quote);
  const before = description.slice(Math.max(0, at - 24), at).toLowerCase();
  return ['not ', 'non-', 'never ', 'without ', "n't ", 'no ', 'avoid ', 'prevent'].some((word) =>
    before.includes(word),
  );
}

export const overwrites: Signal = {
  id: 'overwrites',
  short: 'It replaces the whole prior content of something.',
  why: 'The earlier content is lost without a delete being mentioned.',
  remedy: 'Keep versions of what it writes, or confine it to new files.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'write_file', description: 'Create a new file or completely overwrite an existing file.' },
    spares: { name: 'append_line', description: 'Append a line to a file.' },
  },
  match(definition) {
    const replaced = placed(actsWith(definition, 'replace'), ['destructive']);
    if (replaced.length > 0) return replaced;
    if (definition.standing.every(({ sense }) => SENSES[sense] === 'Read')) return [];
    const confirmed = rolesOf(definition).find(
      ({ role, parameter }) =>
        role === 'confirm' &&
        /destructive (?:operation|action)\b|permanently|irreversib/i.test(parameter.description.slice(0, 200)),
    );
    if (confirmed !== undefined) return placed([atKey(confirmed.parameter)], ['destructive']);
    const option = definition.parameters.find(
      ({ depth, known, values }) =>
        depth < 2 &&
        (OPTIONS.has(known.lower) ||
          known.lower.startsWith('truncate') ||
          (known.lower.endsWith('mode') && values.some((value) => value === 'replace' || value === 'overwrite'))),
    );
    if (option !== undefined) return placed([atKey(option)], ['destructive']);
    if (!definition.standing.some(({ sense }) => SENSES[sense] === 'Write')) return [];
    const whole = wholeContent(definition);
    if (whole.length > 0 && !KEPT.test(definition.description.slice(0, 1500))) return placed(whole, ['destructive']);
    const said = phraseIn(definition, PHRASES);
    return said === undefined ||
      nameHas(definition, 'append', 'insert', 'add') ||
      negatedAt(definition.description, said.quote)
      ? []
      : placed([said], ['destructive']);
  },
};
