import { isOneEdit, skeletonOf } from './skeleton.ts';

/** How a package may be mistaken for another: one has no scope, it only looks the same, or one letter is another. */
export const WAYS = ['scope-missing', 'same-look', 'one-letter'] as const;

export interface Resemblance {
  name: string;
  way: (typeof WAYS)[number];
}

/** Words of fewer letters are one letter apart by chance. */
const SHORTEST = 6;
/** Say no more than that something is a server; every scope may have one. */
const GENERIC = /^(?:mcp|server|mcp-?server|server-?mcp|mcp-?client|cli|core|api|sdk|tools?)$/u;

/** Names of packages of one registry, found by what each may be mistaken for. Costs a few look-ups for a name. */
export class PackageNames {
  readonly #byKey = new Map<string, string[]>();

  constructor(names: Iterable<string>) {
    for (const name of new Set(names)) {
      const own = name.toLowerCase();
      const keys = [...keysOf(own), ...(scopeOf(own) === '' ? [] : [`@/${withoutScope(own)}`])];
      for (const key of keys) {
        const found = this.#byKey.get(key);
        if (found === undefined) this.#byKey.set(key, [name]);
        else found.push(name);
      }
    }
  }

  /** The packages that this name may be mistaken for, or that may be mistaken for it. Those of its own scope are not. */
  resembling(name: string): Resemblance[] {
    const own = name.toLowerCase();
    const bare = scopeOf(own) === '' ? `@/${own}` : skeletonOf(withoutScope(own));
    const found = new Map<string, Resemblance>();
    for (const key of [...keysOf(own), bare])
      for (const other of this.#byKey.get(key) ?? []) {
        const way = found.has(other) ? undefined : wayOf(own, other.toLowerCase());
        if (way !== undefined) found.set(other, { name: other, way });
      }
    return [...found.values()].sort((a, b) => WAYS.indexOf(a.way) - WAYS.indexOf(b.way) || (a.name < b.name ? -1 : 1));
  }
}

/** What names have in common that look the same or are one letter apart: the look, or all but one end of a long word. */
function keysOf(name: string): string[] {
  const words = wordsOf(name);
  const ends = words.flatMap((word, at) =>
    word.length < SHORTEST
      ? []
      : [`${word.slice(0, 2)}*`, `*${word.slice(-3)}`].map((end) => words.with(at, end).join(' ')),
  );
  return [skeletonOf(name), ...ends];
}

function wayOf(own: string, other: string): Resemblance['way'] | undefined {
  const [scope, base, otherScope, otherBase] = [scopeOf(own), withoutScope(own), scopeOf(other), withoutScope(other)];
  const looks = (a: string, b: string) => skeletonOf(a) === skeletonOf(b);
  if (own === other || (scope === otherScope && scope !== '')) return undefined;
  if ((scope === '') !== (otherScope === '')) {
    const isSame = base === otherBase ? !saysLittle(base) : looks(own, other) && own.length >= SHORTEST;
    return isSame ? 'scope-missing' : undefined;
  }
  if (own.length >= SHORTEST && looks(scope, otherScope) && looks(base, otherBase)) return 'same-look';
  return isOneLetter(wordsOf(own), wordsOf(other)) ? 'one-letter' : undefined;
}

/** One long word is one letter apart, behind its first letter and not by a number (a version); all others are equal. */
function isOneLetter(own: readonly string[], other: readonly string[]): boolean {
  if (own.length !== other.length) return false;
  const [at = -1, ...more] = own.flatMap((word, i) => (word === other[i] ? [] : [i]));
  const [a = '', b = ''] = [own[at], other[at]];
  return more.length === 0 && isTelling(a) && isTelling(b) && a[0] === b[0] && digitless(a) !== digitless(b) && isOneEdit(a, b); // prettier-ignore
}

/** Whether a name, or a word of one, tells no server from another. */
export const saysLittle = (name: string): boolean => GENERIC.test(name);
const isTelling = (word: string) => word.replace(/^mcp|mcp$/g, '').length >= SHORTEST;
const digitless = (word: string) => word.replace(/\d/g, '');
const wordsOf = (name: string) => name.split(/[^\p{L}\p{N}]+/u);
export const scopeOf = (name: string): string => /^@([^/]+)\//.exec(name)?.[1] ?? '';
export const withoutScope = (name: string): string => name.replace(/^@[^/]+\//, '');
