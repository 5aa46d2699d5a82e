import { Phrases } from '../../text/phrases.ts';
import { set, shares } from '../../text/set.ts';
import { phraseIn } from '../traits.ts';
import type { Act, Definition } from '../types.ts';
import { CHANGED, type Reading } from './here.ts';

/** What is made: kept where an id or a path says, shown to the public, or only returned. */
export const asMaking: Reading = ({ definition, act }) => {
  const { sense, verb, object } = act;
  if (verb === 'pull' && sense === 'read' && isMerge(definition, object)) return 'update';
  if (sense === 'compute' && isEdit(definition, act)) return 'update';
  if (sense === 'compute' && verb === 'create' && isGiven(definition)) return 'create';
  if (CHANGED.has(sense) && phraseIn(definition, ONLY_LISTED) !== undefined) return 'compute';
  if (sense === 'compute' && KEPT_AFTER.test(act.quote)) return 'create';
  if (verb === 'turn' && INTO_ANOTHER.test(act.quote)) return 'compute';
  if (verb === 'convert' && sense === 'compute' && isConverted(definition)) return 'create';
  if (sense === 'compute' && (SHOWN.test(act.quote) || (verb === 'draw' && shares(DRAWINGS, definition.server.words))))
    return 'create';
  if (sense === 'compute' && phraseIn(definition, IN_PLACE) !== undefined) return 'update';
  if (sense === 'compute' && PLACED.has(verb) && phraseIn(definition, INTO) !== undefined) return 'create';
  if (verb === 'edit' && isRedrawn(definition, object)) return 'compute';
  if (CHANGED.has(sense) && isPublished(definition, object)) return 'publish';
  if (DOWNLOADS.has(verb) && sense === 'read' && isPulled(definition)) return 'save';
  if ((CHANGED.has(sense) || sense === 'session') && isGenerated(definition)) return 'compute';
  if (sense === 'replace' && verb === 'replace' && definition.vocabulary.hasAny(PATTERNS)) return 'update';
  if (verb === 'load' && sense === 'read' && definition.parameters.some(({ words }) => words[0]?.text === 'table'))
    return 'create';
  return verb === 'fetch' && isRemote(definition, object) ? 'update' : undefined;
};

/** “Generate a script and register it in the project”. */
const KEPT_AFTER = / and (?:register|save|store|insert|attach) (?:it|them)\b/i;
/** “Turn a name into a token”. */
const INTO_ANOTHER = /^turns? (?!(?:on|off)\b).{3,60} into /i;
/** By one of these only what matches is replaced. */
const PATTERNS = set('regex regexp regexe');

/** To pull in a working copy merges what was fetched. */
const isMerge = ({ server, vocabulary, tool }: Definition, object: readonly string[]) =>
  !object.includes('request') &&
  !object.includes('image') &&
  (server.words.has('git') ||
    /^git[-_]pull$/i.test(tool.name) ||
    (vocabulary.has('git') && (object.length === 0 || object.includes('change'))));

/** In an editor a chart is put into the document that an id names, not only drawn. */
const isEdit = ({ parameters, server }: Definition, { verb }: Act) =>
  EDITS.has(verb) &&
  server.writers >= 0.1 * server.size &&
  parameters.some(
    ({ words, depth, required }) =>
      depth === 0 &&
      required &&
      words.length > 1 &&
      (words.at(-1)?.text === 'id' || (verb !== 'create' && words.at(-1)?.text === 'path')),
  );
/** “Scaffold a component in the current project”: what is made stays there. */
const PLACED = set('scaffold bootstrap');
/** “Format source files in place” */
const IN_PLACE = new Phrases(['in place', 'in-place'], 300);
const INTO = new Phrases(
  ['in the current', 'in your project', 'into the project', 'in the project', 'into your project'],
  300,
);
/** A plan that the caller wrote is kept under its title. */
const isGiven = ({ parameters }: Definition) =>
  parameters.some(({ depth, name }) => depth === 0 && name === 'title') &&
  parameters.some(
    ({ depth, name, type }) => depth === 0 && type === 'string' && (name === 'content' || name === 'body'),
  );
/** Edits that are returned for the caller to make. */
const ONLY_LISTED = new Phrases(['does not apply the change', 'edits that would be made', 'not applied automatically']);
/** What is drawn stays where others look at it. */
const SHOWN = /\b(?:on|onto|to) the canvas\b/;
/** In these what is drawn is part of the document. */
const DRAWINGS = set(
  'autocad cad freecad sketchup rhino fusion360 solidworks qcad librecad dxf kicad figma illustrator inkscape photoshop gimp krita blender powerpoint excalidraw tldraw miro',
);
/** A stored file that an id names is converted where it is kept. */
const isConverted = ({ parameters, server }: Definition) =>
  server.writers >= 0.1 * server.size &&
  parameters.some(
    ({ depth, required, words }) =>
      depth === 0 && required && words.at(-1)?.text === 'id' && FILED.has(words[0]?.text ?? ''),
  );
const FILED = set('file document doc page image video');
/** What a model draws anew by a prompt is returned. */
const isRedrawn = ({ parameters }: Definition, object: readonly string[]) =>
  object.some((noun) => DRAWN.has(noun)) && parameters.some(({ name, depth }) => depth === 0 && name === 'prompt');
const DRAWN = set('image photo picture editing');
const EDITS = set('optimize create format sort highlight draw style crop rotate flip split');

/** A post with a status that may be “publish” goes before the public. */
const isPublished = ({ parameters }: Definition, object: readonly string[]) =>
  object.some((noun) => PAGES.has(noun)) &&
  parameters.some(
    ({ name, values, description, depth }) =>
      depth < 2 &&
      (name === 'status' || name === 'published' || name === 'publish') &&
      (values.length === 0
        ? name !== 'status' || /\bpublish\b/.test(description.slice(0, 200))
        : values.some((value) => value.startsWith('publish'))),
  );
const PAGES = set('post page article blog');
/** “Pulls files to the local file system”: at a path that the caller gives. */
const isPulled = (definition: Definition) =>
  phraseIn(definition, TO_DISK) !== undefined &&
  definition.parameters.some(({ depth, known }) => depth === 0 && known.role === 'path');
const DOWNLOADS = set('pull download fetch export');
const TO_DISK = new Phrases(
  ['to local file', 'to the local file', 'to your local', 'to local disk', 'to disk', 'to the local machine'],
  300,
);
/** What is “created” is code for the caller to use. */
const isGenerated = ({ parameters }: Definition) =>
  parameters.some(({ depth, description }) => depth === 0 && GENERATED.test(description.slice(0, 120)));
const GENERATED = /\b(?:for|of) the generated (?:code|css|sass|scss|snippet|markup)\b/i;
/** `git fetch` moves what is known of the remote. */
const isRemote = ({ server }: Definition, object: readonly string[]) =>
  server.words.has('git') && (object.length === 0 || object.some((noun) => REFS.has(noun)));
const REFS = set('update remote ref change commit branch origin');
