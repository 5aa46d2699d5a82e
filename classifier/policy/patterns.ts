/**
 * Regular expressions for argument conditions. They stay within what RE2, Rego, CEL and JavaScript share (no look-around,
 * no flags) and match a whole string. `globs` says exactly the same for targets that have wildcards only.
 */
import type { Glob, Test } from './types.ts';

type Matches = Extract<Test, { op: 'matches' }>;

// Quotes and backslashes never pass, so that the patterns also hold on JSON text; the rest is what shells, URLs and
// Windows give a meaning of its own.
const FORBIDDEN = ['"', '\\', '$', '%', '~', ':', '\0'];
const WORD = '[^./"\\\\$%~:\\x00]+';
/** A file name: no `.`, no `..`, no two dots in a row. */
const SEGMENT = `\\.?(?:${WORD}\\.)*${WORD}\\.?`;
const CLIMBING = ['*..*', '*//*', '*/./*', '*/.', ...FORBIDDEN.map((character) => `*${character}*`)];

const LABELS = '[a-z0-9][a-z0-9.-]*\\.';
const PATH = '[/?#][^"\\\\]*';
/** Names that networks use inside; none of the endings below is one. */
const PRIVATE = /(?:^|\.)(?:arpa|corp|home|internal|intranet|invalid|lan|local|localhost|private|test)$/;
const ENDINGS =
  '[a-z][a-z]|com|org|net|edu|gov|mil|int|info|biz|name|dev|app|cloud|page|site|online|tech|blog|news|shop|store|xyz';
const PUBLIC_HOST = `${LABELS}(?:${ENDINGS})`;
const NEVER = '[^\\s\\S]';

export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Whether a name can be a host of the public internet: no address, no single label, no private domain. */
export const isPublicHost = (host: string): boolean =>
  new RegExp(`^${LABELS}[a-z][a-z0-9-]*[a-z0-9]$`).test(host) && !PRIVATE.test(host);

/** An absolute path in the folder; with `relative`, also a relative path that cannot climb out. */
export function insideFolder(folder: string, relative: boolean): Matches {
  const root = folder.replace(/[/\\]+$/, '');
  const windows = root.includes('\\') || /^[A-Za-z]:/.test(root);
  const separator = windows ? '[/\\\\]' : '/';
  const absolute = `${escapePattern(root)}(?:${separator}${SEGMENT})*${separator}?`;
  const pattern = relative ? `${absolute}|${relativePath().pattern}` : absolute;
  if (windows || /[*"]/.test(root)) return { op: 'matches', pattern };
  const inside: Glob = { like: `${root}/*`, unlike: CLIMBING };
  const globs = [{ like: root, unlike: [] }, inside, ...(relative ? (relativePath().globs as Glob[]) : [])];
  return { op: 'matches', pattern, globs };
}

/** A relative path that cannot climb out of where it starts. */
export const relativePath = (): Matches => ({
  op: 'matches',
  pattern: `\\.|(?:\\./)?${SEGMENT}(?:/${SEGMENT})*/?`,
  globs: [
    { like: '.', unlike: [] },
    { like: './*', unlike: ['./', ...CLIMBING] },
    { like: '*', unlike: ['', '.', '/*', './*', ...CLIMBING] },
  ],
});

/** An http(s) URL whose host is on the list, at the default port; entries that are not public names are left out. */
export function urlOnHosts(hosts: readonly string[]): Matches {
  const list = publicOnly(hosts);
  const pattern = `https?://(?:${hostList(list)})(?:|${PATH})`;
  if (list.some((host) => host.startsWith('*.'))) return { op: 'matches', pattern };
  const unlike = ['*"*', '*\\*'];
  const globs = list
    .flatMap((host) => [`https://${host}`, `http://${host}`])
    .flatMap((url) => [
      { like: url, unlike: [] },
      ...['/', '?', '#'].map((mark) => ({ like: `${url}${mark}*`, unlike })),
    ]);
  return { op: 'matches', pattern, globs };
}

/** A host name on the list. */
export function hostOnList(hosts: readonly string[]): Matches {
  const list = publicOnly(hosts);
  const pattern = hostList(list);
  if (list.some((host) => host.startsWith('*.'))) return { op: 'matches', pattern };
  return { op: 'matches', pattern, globs: list.map((like) => ({ like, unlike: [] })) };
}

/** An http(s) URL whose host has a well-known public ending or is on the list; never an address or a private name. */
export const publicUrl = (hosts: readonly string[]): Matches => ({
  op: 'matches',
  pattern: `https?://(?:${publicHosts(hosts)})(?:|:[0-9]+|${PATH}|:[0-9]+${PATH})`,
});

export const publicHost = (hosts: readonly string[]): Matches => ({ op: 'matches', pattern: publicHosts(hosts) });

/** The hosts of a list whose public ending is none of the usual ones. */
export const unusualHosts = (hosts: readonly string[]): string[] =>
  publicOnly(hosts).filter((host) => !new RegExp(`^${PUBLIC_HOST}$`).test(host.replace(/^\*\./, '')));

/** The list adds only what the endings leave out, so that a listed host is always among the public ones. */
function publicHosts(hosts: readonly string[]): string {
  const others = unusualHosts(hosts);
  return others.length === 0 ? PUBLIC_HOST : `${PUBLIC_HOST}|${hostList(others)}`;
}

const publicOnly = (hosts: readonly string[]): string[] =>
  hosts.filter((host) => isPublicHost(host.replace(/^\*\./, '')));

/** One of the names, in which `*` stands for any text. */
export function names(list: readonly string[]): Matches {
  const patterns = list.map((name) => name.split('*').map(escapePattern).join('[^"\\\\]*'));
  const globs = list.map((like) => ({ like, unlike: like.includes('*') ? ['*"*', '*\\*'] : [] }));
  return { op: 'matches', pattern: patterns.join('|') || NEVER, globs };
}

/** A single statement of the language that reads and does not change; undefined for a language without such a test. */
export function readOnlyStatement(dialect: string | undefined): Matches | undefined {
  const words = STATEMENTS[dialect ?? ''];
  if (words === undefined) return undefined;
  return {
    op: 'matches',
    pattern: `[ \\t\\r\\n]*(?:${words.starts.join('|')})[ \\t\\r\\n({][^;\\x00]*;?[ \\t\\r\\n]*`,
    without: `\\b(?:${words.changes.join('|')})\\b|/\\*|--|\\b(?:${words.functions.join('|')})[a-z0-9_]*[ \\t\\r\\n]*\\(`,
    ignoreCase: true,
  };
}

const STATEMENTS: Record<string, { starts: string[]; changes: string[]; functions: string[] } | undefined> = {
  sql: {
    starts: ['select', 'with', 'show', 'describe', 'values'],
    changes:
      'insert update delete merge replace upsert drop create alter truncate rename grant revoke into call exec execute do copy attach detach vacuum reindex lock set reset load handler analyze'.split(
        ' ',
      ),
    functions: 'pg_ lo_ dblink xp_ sp_ load_ sleep benchmark nextval setval set_ query_to openrowset sys_'.split(' '),
  },
  cypher: {
    starts: ['match', 'return', 'unwind', 'with'],
    changes: 'create merge delete detach set remove drop call load foreach'.split(' '),
    functions: ['apoc\\.'],
  },
  graphql: { starts: ['query'], changes: ['mutation', 'subscription'], functions: ['__mutate'] },
};

function hostList(hosts: readonly string[]): string {
  const patterns = hosts.map((host) =>
    host.startsWith('*.') ? `${LABELS}${escapePattern(host.slice(2))}` : escapePattern(host),
  );
  return patterns.join('|') || NEVER;
}
