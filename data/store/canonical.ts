import { hash } from 'node:crypto';
import type { Digest } from '../schema/index.ts';

/** JSON with sorted keys and no white space: equal values give equal bytes. Throws RangeError past about 5,000 levels. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string' || value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    let text = '[';
    for (let i = 0; i < value.length; i++) text += i === 0 ? canonicalJson(value[i]) : `,${canonicalJson(value[i])}`;
    return `${text}]`;
  }
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** SHA-256 over the canonical JSON of a value. */
export function digest(value: unknown): Digest {
  return `sha256-${hash('sha256', canonicalJson(value), 'hex')}`;
}

/** How every record is stored: two spaces, members in the order given, a newline at the end. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
