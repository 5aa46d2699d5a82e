import { Phrases } from '../text/phrases.ts';
import { set, shares } from '../text/set.ts';
import { phraseIn, rolesOf } from './traits.ts';
import type { Act, Definition, ParameterFact } from './types.ts';

const REMOTE = new Set([
  'repo',
  'repository',
  'repourl',
  'owner',
  'project',
  'bucket',
  'branch',
  'ref',
  'container',
  'pod',
  'vault',
  'workspace',
]);
/** Files of these kinds hold no keys. */
const SHOWN = set(
  'image picture photo screenshot video audio pdf doc documentation svg drawio diagram spreadsheet chapter book trace profile snapshot notebook docx word xlsx excel pptx powerpoint epub note page wiki article xmind mindmap',
);
/** What holds files is listed rather than read. */
const FOLDERS = set('folder directory tree child children ancestor parent history version');
/** Finds lines in files rather than files by their names. */
const searchesContent = (verb: string, { vocabulary }: Definition) =>
  verb === 'grep' || (verb === 'search' && ['grep', 'ripgrep', 'content', 'line'].some((word) => vocabulary.has(word)));
const FILES = set('file content contents');
const CONFINED = new Phrases([
  'allowed director',
  'within the workspace',
  'in the workspace',
  'in the project',
  'relative to',
  'project root',
  'within allowed',
  'sandbox',
  'vault',
  'allowed path',
  'repository',
  'isolated environment',
  'bash environment',
  'bash filesystem',
  'virtual filesystem',
  'virtual path',
  'godot project',
  'res://',
  'google drive',
  'onedrive',
  'sharepoint',
  'dropbox',
  'nextcloud',
  'owncloud',
  'webdav',
  'project-relative',
  'an allowed ',
  'file stored in',
  'inside a project',
  'unity project',
  '.project',
  'datafiles',
]);
/** The files of these are those of an account. */
const DRIVES = set('nextcloud owncloud webdav dropbox onedrive sharepoint gdrive drive seafile pcloud box');
/** Any file of a machine that a session reaches. */
const SHELLS = set('ssh sftp ftp winrm');
/** A file that is put on the disk is not returned. */
const SAVED = set('local output save dest destination');
const REMOTE_FILES = set('path file filepath file_path remotepath remote_path remotefile');
const FETCHES = set('read get cat tail head download view fetch');

/** The parameter by which a reading tool reaches any file of a machine: over a session, or by a path that nothing confines. */
export function anyFile(definition: Definition, readings: readonly Act[]): ParameterFact | undefined {
  const remote = remoteFile(definition, readings);
  if (remote !== undefined) return remote;
  const { parameters, server } = definition;
  const reads = readings.some(
    ({ object, verb }) =>
      (READS.has(verb) || searchesContent(verb, definition)) &&
      ((verb === 'grep' && object.length === 0) ||
        object.at(-1) === 'ripgrep' ||
        object.some((noun) => FILES.has(noun))) &&
      !object.some((noun) => SHOWN.has(noun) || FOLDERS.has(noun)),
  );
  if (!reads || server.confined || shares(DRIVES, server.words)) return undefined;
  if (parameters.some(({ words }) => words.some(({ noun }) => REMOTE.has(noun)) || isFileId(words))) return undefined;
  if ([...server.kinds].some((kind) => kind !== 'public') && !server.kinds.has('local')) return undefined;
  const path = rolesOf(definition).find(
    ({ role, parameter }) =>
      role === 'path' &&
      (parameter.depth === 0 || (parameter.depth === 1 && parameter.pointer.includes('/items/'))) &&
      !parameter.words.some(({ text }) => text === 'working' || text === 'root') &&
      !/\b(?:folder|file|document) ids?\b|\binternal\b|\binside the\b/i.test(parameter.description.slice(0, 120)) &&
      (parameter.known.lower !== 'filename' || /absolute|path/i.test(parameter.description.slice(0, 200))),
  )?.parameter;
  const isConfined =
    path === undefined || phraseIn(definition, CONFINED) !== undefined || CONFINED.find(path.description) !== undefined;
  return isConfined ? undefined : path;
}
/** What an id names is kept by the service. */
const isFileId = (words: ParameterFact['words']) => words.at(-1)?.text === 'id' && words[0]?.text === 'file';
const READS = set('read get load cat view');

function remoteFile({ parameters, server }: Definition, readings: readonly Act[]): ParameterFact | undefined {
  const reaches =
    shares(SHELLS, server.words) &&
    readings.some(({ verb }) => FETCHES.has(verb)) &&
    !parameters.some(({ words }) => SAVED.has(words[0]?.text ?? ''));
  return reaches
    ? parameters.find(({ depth, type, known }) => depth === 0 && type === 'string' && REMOTE_FILES.has(known.lower))
    : undefined;
}
