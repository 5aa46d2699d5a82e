import { createHash } from 'node:crypto';
import type { Digest } from '../schema/index.ts';

/** JSON with sorted keys and no white space: equal values give equal bytes. Throws RangeError past about 5,000 levels. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.keys(value)
      .filter((key) => (value as Record<string, unknown>)[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson((value as Record<string, unknown>)[key])}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** SHA-256 over the canonical JSON of a value. */
export function digest(value: unknown): Digest {
  return `sha256-${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}

/** How every record is stored: two spaces, members in the order given, a newline at the end. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
