import { isOneEdit, skeletonOf } from './skeleton.ts';

/** Shorter names are one letter apart by chance. */
const SHORTEST = 6;
/** Says no more than that something is a server; every scope may have one. */
const GENERIC = /^(?:mcp|server|mcp-?server|server-?mcp|mcp-?client|cli|core|api|sdk|tools?)$/u;

/** The known package that an unknown one may be mistaken for: its scope dropped, one letter apart, or only looking the same. */
export function imitatedBy(name: string, known: Iterable<string>): string | undefined {
  const own = name.toLowerCase();
  const skeleton = skeletonOf(own);
  for (const original of known) {
    const other = original.toLowerCase();
    if (other === own) return undefined;
    if (other.startsWith('@') && withoutScope(other) === own && !GENERIC.test(own)) return original;
    if (Math.min(own.length, other.length) < SHORTEST) continue;
    if (isOneEdit(own, other) || skeletonOf(other) === skeleton) return original;
  }
  return undefined;
}

const withoutScope = (name: string) => name.slice(name.indexOf('/') + 1);
