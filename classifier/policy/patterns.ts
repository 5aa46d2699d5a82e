/**
 * Regular expressions for argument conditions. They stay within what RE2, Rego, CEL and JavaScript share (no look-around,
 * no flags), match a whole string, and let neither quotes nor backslashes through, so that they also hold on JSON text.
 */
import type { Test } from './types.ts';

type Matches = Extract<Test, { op: 'matches' }>;

const NAME = '[^/\\\\"$%~:*?<>|\\x00]';
const FIRST = NAME.replace('[^', '[^.');
/** A file name that is neither `.` nor `..` and that no shell expands. */
const SEGMENT = `\\.?${FIRST}${NAME}*`;
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const REST = '(?::[0-9]{1,5})?(?:[/?#][^"\\\\]*)?';
const PRIVATE_DOMAINS = ['arpa', 'corp', 'home', 'internal', 'intranet', 'lan', 'local', 'localhost'];
const PUBLIC_HOST = `(?:${LABEL}\\.)+(?:${allWordsBut(PRIVATE_DOMAINS)})`;

export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export const isPublicHost = (host: string): boolean => new RegExp(`^(?:${PUBLIC_HOST})$`).test(host);

/** An absolute path in the folder; with `relative`, also a relative path that cannot climb out. */
export function insideFolder(folder: string, relative: boolean): Matches {
  const root = folder.replace(/[/\\]+$/, '');
  const separator = root.includes('\\') || /^[A-Za-z]:/.test(root) ? '[/\\\\]' : '/';
  const steps = `${escapePattern(root)}(?:${separator}${SEGMENT})*${separator}?`;
  const globs = {
    any: [`${globLiteral(root)}/*`],
    none: [
      '*..*',
      '*/./*',
      '*/.',
      '*//*',
      ...['\\', '"', '$', '%', '~', ':', '?', '<', '>', '|', '\0'].map((c) => `*${c}*`),
    ],
  };
  const pattern = relative ? `${steps}|\\.|(?:\\./)?${SEGMENT}(?:/${SEGMENT})*/?` : steps;
  return { op: 'matches', pattern, ...(separator === '/' && { globs }) };
}

/** A relative path that cannot climb out of where it starts. */
export const relativePath = (): Matches => ({
  op: 'matches',
  pattern: `\\.|(?:\\./)?${SEGMENT}(?:/${SEGMENT})*/?`,
});

/** An http(s) URL whose host is on the list; entries that are not public names are left out. */
export function urlOnHosts(hosts: readonly string[]): Matches {
  const list = hosts.filter((host) => isPublicHost(host.replace(/^\*\./, '')));
  return {
    op: 'matches',
    pattern: `https?://(?:${hostList(list)})${REST}`,
    globs: {
      any: list.filter((host) => !host.startsWith('*.')).flatMap((host) => [`https://${host}/*`, `http://${host}/*`]),
      none: ['*\\*', '*"*'],
    },
  };
}

/** A host name on the list. */
export function hostOnList(hosts: readonly string[]): Matches {
  const list = hosts.filter((host) => isPublicHost(host.replace(/^\*\./, '')));
  const exact = list.filter((host) => !host.startsWith('*.'));
  return { op: 'matches', pattern: hostList(list), globs: { any: exact, none: [] } };
}

/** An http(s) URL whose host is a public name: no address literal, no single label, no private domain. */
export const publicUrl = (): Matches => ({ op: 'matches', pattern: `https?://${PUBLIC_HOST}${REST}` });

export const publicHost = (): Matches => ({ op: 'matches', pattern: PUBLIC_HOST });

/** One of the names, in which `*` stands for any text. */
export function names(globs: readonly string[]): Matches {
  const patterns = globs.map((glob) => glob.split('*').map(escapePattern).join('[^"\\\\]*'));
  const none = globs.some((glob) => glob.includes('*')) ? ['*"*', '*\\*'] : [];
  return { op: 'matches', pattern: patterns.join('|') || NEVER, globs: { any: globs, none } };
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

const NEVER = '[^\\s\\S]';

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
    host.startsWith('*.') ? `(?:${LABEL}\\.)+${escapePattern(host.slice(2))}` : escapePattern(host),
  );
  return patterns.join('|') || NEVER;
}

/** `*` cannot be literal in a glob; a folder with one is left to the pattern. */
const globLiteral = (text: string): string => text.replaceAll('*', '');

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
