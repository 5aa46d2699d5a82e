import { differsInSpellingOnly, skeletonOf } from './skeleton.ts';

/** A server of a set: the reader's name for it, what it is, and its tools. */
export interface NamedServer {
  key: string;
  /** Equal for the same server under two keys; its tools do not clash with themselves. */
  server: string;
  tools: readonly string[];
}

export interface Clash {
  kind: 'same-name' | 'similar-name' | 'look-alike-name';
  /** key/tool of each tool, in the order of the servers. */
  tools: string[];
}

interface Member {
  key: string;
  server: string;
  name: string;
}

/**
 * Names that a model may take for each other in one set of servers: the same name (which one is called?), names that differ in
 * case and separators, and names that only look the same. Names of one server do not clash with each other.
 */
export function clashesOf(servers: readonly NamedServer[]): Clash[] {
  const members = servers.flatMap(({ key, server, tools }) =>
    [...new Set(tools)].map((name) => ({ key, server, name })),
  );
  const groups = Map.groupBy(members, ({ name }) => skeletonOf(name));
  return [...groups].flatMap(([skeleton, group]) =>
    skeleton === '' || new Set(group.map(({ server }) => server)).size < 2
      ? []
      : [{ kind: kindOf(group), tools: group.map(({ key, name }) => `${key}/${name}`) }],
  );
}

const TEXTS = {
  'look-alike-name': 'Tools of several servers have names that look the same and are not: one may imitate the other.',
  'same-name':
    'Several servers have a tool of the same name: a client that does not keep them apart may call the wrong one.',
  'similar-name':
    'Tools of several servers have names that differ only in case or separators: a model may call the wrong one.',
} as const;

/** Each kind of clash with what it means and its groups of tools; what imitates comes first. */
export function clashTexts(clashes: readonly Clash[]): { kind: Clash['kind']; text: string; groups: string[][] }[] {
  return (Object.keys(TEXTS) as Clash['kind'][])
    .map((kind) => ({
      kind,
      text: TEXTS[kind],
      groups: clashes.filter((clash) => clash.kind === kind).map(({ tools }) => tools),
    }))
    .filter(({ groups }) => groups.length > 0);
}

function kindOf(group: readonly Member[]): Clash['kind'] {
  const [first, ...others] = new Set(group.map(({ name }) => name));
  if (others.length === 0) return 'same-name';
  return others.every((name) => differsInSpellingOnly(first as string, name)) ? 'similar-name' : 'look-alike-name';
}
