import type { Limits } from '../limits.ts';
import { ClientFault } from './fault.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** How deep the objects and arrays of a JSON text nest, and at most how many values it holds. */
export interface Measure {
  depth: number;
  values: number;
}

/** Measures a JSON text, stopping at either limit: a flat scan that cannot overflow and takes no memory. */
export function measure(text: Uint8Array, limits: Measure): Measure {
  let level = 0;
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (quoted) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === 0x2c) values += 1;
    else if (byte === 0x7b || byte === 0x5b) {
      values += 1;
      level += 1;
      if (level > depth) depth = level;
    } else if (byte === 0x7d || byte === 0x5d) level -= 1;
    if (depth >= limits.depth || values > limits.values) break;
  }
  return { depth, values };
}

/**
 * Parses the JSON of one server. Nesting and the number of values, those of all its texts together, are judged before
 * anything is parsed: what is accepted costs little memory and blocks the crawler for a moment at most.
 */
export class JsonReader {
  private left: number;
  private readonly limits: Pick<Limits, 'lineDepth' | 'values'>;

  constructor(limits: Pick<Limits, 'lineDepth' | 'values'>) {
    this.limits = limits;
    this.left = limits.values;
  }

  /** Throws ClientFault `too-large` past a limit, SyntaxError for what is no JSON. */
  read(text: Buffer): unknown {
    const { lineDepth, values: most } = this.limits;
    const { depth, values } = measure(text, { depth: lineDepth, values: this.left });
    if (depth >= lineDepth) throw new ClientFault('too-large', `an answer nests ${lineDepth} levels deep or deeper`);
    this.left -= values;
    if (this.left < 0) throw new ClientFault('too-large', `the answers hold more than ${most} values`);
    return JSON.parse(text.toString('utf8'));
  }
}

/** Whether a parsed value nests deeper than `limit`; iterative, so that the depth of foreign data costs no stack. */
export function nestsDeeperThan(value: unknown, limit: number): boolean {
  const open: { container: object; depth: number }[] = [];
  if (isContainer(value)) open.push({ container: value, depth: 1 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { container, depth } = next;
    if (depth > limit) return true;
    for (const member of Array.isArray(container) ? container : Object.values(container))
      if (isContainer(member)) open.push({ container: member, depth: depth + 1 });
  }
  return false;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
