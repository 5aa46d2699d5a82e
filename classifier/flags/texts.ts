import { joinPointer } from '../../data/store/pointer.ts';
import type { RawTool } from '../../data/schema/index.ts';

/** A string of a definition, or a key that is long enough to say something. */
export interface Text {
  readonly text: string;
  /** Where it stands; made when asked for, as most texts are never quoted. */
  readonly pointer: string;
}

/** Longest stretch of one text that is searched for traps; invisible characters are looked for in all of it. */
export const SEARCH_TO = 50_000;
/** As many places are looked at; ordinary definitions have some hundred. */
const MOST = 20_000;
const SHORTEST = 4;
const SHORTEST_KEY = 16;

/** Every text of a definition: a model reads all of it, and so does whoever hides something there. */
export function textsOf(tool: RawTool): Text[] {
  const texts: Text[] = [];
  const open: Node[] = [new Node(tool, undefined, '')];
  for (let at = 0; at < open.length; at++) {
    const node = open[at] as Node;
    const { value } = node;
    if (typeof value === 'string') texts.push(new Found(value, node));
    else
      for (const key of Object.keys(value as object)) {
        if (texts.length >= MOST) break;
        const member = (value as Record<string, unknown>)[key];
        const opens =
          typeof member === 'string' ? member.length >= SHORTEST : typeof member === 'object' && member !== null;
        const speaks = key.length >= SHORTEST_KEY;
        if (!opens && !speaks) continue;
        const inner = new Node(member, node, key);
        if (speaks) texts.push(new Found(key, inner));
        if (opens && open.length < MOST) open.push(inner);
      }
  }
  return texts;
}

class Node {
  readonly value: unknown;
  readonly parent: Node | undefined;
  readonly key: string;

  constructor(value: unknown, parent: Node | undefined, key: string) {
    this.value = value;
    this.parent = parent;
    this.key = key;
  }
}

class Found implements Text {
  readonly text: string;
  readonly #node: Node;

  constructor(text: string, node: Node) {
    this.text = text;
    this.#node = node;
  }

  get pointer(): string {
    const keys: string[] = [];
    for (let node = this.#node; node.parent !== undefined; node = node.parent) keys.push(node.key);
    return joinPointer('', ...keys.reverse());
  }
}
