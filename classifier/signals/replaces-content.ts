import type { Definition, ParameterFact, Place } from '../definition/types.ts';
import { atKey } from '../definition/traits.ts';
import { placed, senses, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

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
const STORED = set(
  'file object document doc page note wiki readme config configuration content source script snippet gist workflow template function action worker style',
);
const CONTENT = set('content contents body source text markdown html code script xml');
/** A remark, a cell or a label holds no file's worth. */
const SHORT = set('message comment discussion cell annotation speaker reply release draft merge issue text');
const WRITERS = set('write update put save set edit replace overwrite push');
const TARGETS = set('path file filepath filename id name key slug uri title');
/** “Fails if the object already exists.” */
const KEPT = /fails if [^.]{0,30}exists|not overwrite|never overwrite|without overwriting/i;
const WHOLE =
  /^(?:the |a |new |updated |your )*(?:complete|full|entire|whole) (?!(?:[\w-]+ ){0,3}(?:url|path|name|text|title|address|https?|order|output)\b)/i;

/** “Array of slides to replace existing slides.” */
const REPLACING =
  /^(?!.*\bnot replace)[^.]*\b(?:to|which|that|will) replaces? (?:all |any )?(?:the )?(?:existing|current|previous) /i;

/** Words of another language name no object: there the name tells what is written. */
const named = ({ standing, acts }: Definition) =>
  standing.some(({ foreign }) => foreign) ? [...standing, ...acts.filter(({ from }) => from === 'name')] : standing;

/** The input is the full content of something that exists: `write_file` with path and content. */
function wholeContent(definition: Definition): Place[] {
  if (definition.nameWords.some((word) => SHORT.has(word)) && !definition.nameWords.includes('file')) return [];
  if (definition.nameWords.some((word) => KEEPS.has(word)) && !definition.nameWords.includes('update')) return [];
  const byPath = definition.parameters.some(({ depth, known }) => depth === 0 && known.role === 'path');
  const acts = named(definition).filter(
    ({ verb, object }) =>
      WRITERS.has(verb) &&
      (object.some((noun) => STORED.has(noun)) || (object.at(-1) === 'content' && byPath)) &&
      !object.some((noun) => SHORT.has(noun) && !object.includes('file')),
  );
  const content = definition.parameters.find(isContent);

  // What one action takes none of the others needs.
  const isAction = definition.whole !== definition;
  if (content !== undefined && !(isAction && byPath) && isPartial(definition, content)) return [];
  if (content !== undefined && acts.every(({ verb }) => verb === 'save')) return [];
  const files = definition.parameters.find(
    ({ depth, name, description }) => depth === 0 && name === 'files' && description.includes('content'),
  );
  if (files !== undefined && acts.some(({ verb }) => verb === 'write')) return [...acts, atKey(files)];
  return acts.length > 0 && content !== undefined && hasTarget(definition, content.depth)
    ? [...acts, atKey(content)]
    : [];
}

const isContent = ({ depth, type, words, description, pointer }: ParameterFact) =>
  depth <= 2 &&
  !pointer.includes('/$defs/') &&
  type === 'string' &&
  ((CONTENT.has(words.at(-1)?.text ?? '') &&
    (words.length === 1 || (words.length === 2 && STORED.has(words[0]?.noun ?? '')))) ||
    (STORED.has(words.at(-1)?.noun ?? '') &&
      (words.at(-1)?.noun === 'readme' || /\bcontents?\b/.test(description.slice(0, 120)))));

/** One of many fields that may be left out. */
const isPartial = ({ parameters }: Definition, { required, depth }: ParameterFact) =>
  !required && parameters.filter((other) => other.depth === depth && !other.required).length > 4;

const hasTarget = ({ parameters }: Definition, at: number) =>
  parameters.some(
    ({ depth, words, known }) => depth === at && (TARGETS.has(words.at(-1)?.noun ?? '') || known.lower === 'uid'),
  );

/** The record itself beside its id, `update_document` with `document`: fields that it lacks are lost. */
function wholeRecord({ standing, parameters }: Definition): Place[] {
  const record = parameters.find(
    ({ depth, type, required, known }) =>
      depth === 0 &&
      type === 'object' &&
      required &&
      RECORDS.has(known.lower) &&
      standing.some(({ verb, object }) => WRITERS.has(verb) && object.at(-1) === known.lower),
  );
  return record !== undefined && parameters.some(({ depth, words }) => depth === 0 && words.at(-1)?.noun === 'id')
    ? [atKey(record)]
    : [];
}
const RECORDS = set('document resource');

/** “Update a dashboard with a new JSON definition” */
const ANEW =
  /\bwith (?:an? |the )?(?:entirely )?(?:new|full|complete) (?:\w+ )?(?:definition|specification|manifest)\b/i;

/** “The complete specification” of something that is updated. */
function saidWhole(definition: Definition): Place[] {
  if (!definition.standing.some(({ verb }) => WRITERS.has(verb)) || !hasTarget(definition, 0)) return [];
  const whole = definition.parameters.find(
    ({ depth, format, words, description }) =>
      depth === 0 &&
      format === '' &&
      words.at(-1)?.text !== 'uri' &&
      (WHOLE.test(description) || REPLACING.test(description.slice(0, 200))),
  );
  if (whole !== undefined) return [atKey(whole)];
  const quote = ANEW.exec(definition.description.slice(0, 200))?.[0];
  return quote === undefined ? [] : [{ pointer: '/description', quote }];
}

export const replacesContent: Signal = {
  id: 'replaces-content',
  short: 'It takes the full content of something that exists.',
  why: 'What the call does not repeat is lost.',
  remedy: 'Keep versions, or let the tool change a part only.',
  lifecycle: 'stable',
  senses: senses('create', 'update', 'save', 'replace'),
  examples: {
    fires: {
      name: 'write_file',
      description: 'Write a file.',
      inputSchema: { type: 'object', properties: { path: { type: 'string' }, content: { type: 'string' } } },
    },
    spares: {
      name: 'append_line',
      description: 'Append a line to a file.',
      inputSchema: { type: 'object', properties: { path: { type: 'string' }, content: { type: 'string' } } },
    },
  },
  match(definition) {
    const content = wholeContent(definition);
    const whole = content.length > 0 ? content : wholeRecord(definition);
    const places = whole.length > 0 ? whole : saidWhole(definition);
    return places.length > 0 && !KEPT.test(definition.description.slice(0, 1500))
      ? placed(places, ['destructive'])
      : [];
  },
};
