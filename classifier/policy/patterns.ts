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
const PRIVATE_DOMAINS = ['arpa', 'corp', 'home', 'internal', 'intranet', 'lan', 'local', 'localhost'];
const PUBLIC_HOST = `${LABELS}${allWordsBut(PRIVATE_DOMAINS)}`;
const NEVER = '[^\\s\\S]';

export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export const isPublicHost = (host: string): boolean => new RegExp(`^(?:${PUBLIC_HOST})$`).test(host);

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
  const list = hosts.filter((host) => isPublicHost(host.replace(/^\*\./, '')));
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
  const list = hosts.filter((host) => isPublicHost(host.replace(/^\*\./, '')));
  const pattern = hostList(list);
  if (list.some((host) => host.startsWith('*.'))) return { op: 'matches', pattern };
  return { op: 'matches', pattern, globs: list.map((like) => ({ like, unlike: [] })) };
}

/** An http(s) URL whose host is a public name: no address literal, no single label, no private domain. */
export const publicUrl = (): Matches => ({
  op: 'matches',
  pattern: `https?://${PUBLIC_HOST}(?:|:[0-9]+|${PATH}|:[0-9]+${PATH})`,
});

export const publicHost = (): Matches => ({ op: 'matches', pattern: PUBLIC_HOST });

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
  const start = words.starts.map(anyCase).join('|');
  return {
    op: 'matches',
    pattern: `[ \\t\\r\\n]*(?:${start})[ \\t\\r\\n({][^;\\x00]*;?[ \\t\\r\\n]*`,
    without: `\\b(?:${words.changes.map(anyCase).join('|')})\\b|/\\*|--|\\b(?:${words.functions.map(anyCase).join('|')})\\w*[ \\t\\r\\n]*\\(`,
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

const anyCase = (word: string): string => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** All words of two letters or more over a–z except the given ones, without look-ahead. */
function allWordsBut(words: readonly string[]): string {
  const step = (prefix: string): string => {
    const next = [...new Set(words.filter((w) => w.startsWith(prefix) && w !== prefix).map((w) => w[prefix.length]!))];
    const ends = prefix.length >= 2 && !words.includes(prefix) ? [''] : [];
    const branches = next.map((letter) => letter + step(prefix + letter));
    const others = lettersBut(next) + (prefix.length === 0 ? '[a-z]+' : '[a-z]*');
    return `(?:${[others, ...branches, ...ends].join('|')})`;
  };
  return step('');
}

/** A class of the letters that are left, in ranges. */
function lettersBut(letters: readonly string[]): string {
  const left = [...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => !letters.includes(letter)).join('');
  const ranges = [...'abcdefghijklmnopqrstuvwxyz'.replace(/./g, (c) => (left.includes(c) ? c : ' ')).matchAll(/\S+/g)];
  return `[${ranges.map(([run]) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run)).join('')}]`;
}
