/** A value with the line on which it starts; objects keep every member, also those that are named twice. */
export type Node =
  | { kind: 'object'; line: number; members: readonly { key: string; line: number; value: Node }[] }
  | { kind: 'array'; line: number; items: readonly Node[] }
  | { kind: 'scalar'; line: number; value: string | number | boolean | null };

/** Text that is no JSON: says on which line, and what was expected. */
export class SyntaxFault extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const DEPTH = 64;
const SPACE = /(?:[\s\ufeff]|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = { true: true, false: false, null: null } as const;

/** Reads JSON as clients write it, with comments and trailing commas, and remembers lines. Throws SyntaxFault. */
export function parseJsonc(text: string): Node {
  let at = 0;
  let line = 1;

  function move(end: number): void {
    for (let next = text.indexOf('\n', at); next !== -1 && next < end; next = text.indexOf('\n', next + 1)) line += 1;
    at = end;
  }
  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) move(at + found.length);
    return found;
  }
  function fault(expected: string): never {
    const found = at >= text.length ? 'the end of the text' : `“${[...text.slice(at, at + 2)][0] ?? ''}”`;
    throw new SyntaxFault(line, `expected ${expected}, found ${found}`);
  }
  function skip(): void {
    take(SPACE);
  }
  function is(character: string): boolean {
    skip();
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }
  function string(expected: string): string {
    const found = take(STRING);
    return found === undefined ? fault(expected) : (JSON.parse(found) as string);
  }
  function list<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    while (!is(close)) {
      items.push(item());
      if (is(',')) continue;
      if (!is(close)) fault(`“,” or “${close}”`);
      break;
    }
    return items;
  }
  function value(depth: number): Node {
    skip();
    const start = line;
    if (depth > DEPTH) throw new SyntaxFault(line, `nested deeper than ${DEPTH} levels`);
    if (is('{')) return { kind: 'object', line: start, members: list('}', () => member(depth)) };
    if (is('[')) return { kind: 'array', line: start, items: list(']', () => value(depth + 1)) };
    if (text[at] === '"') return { kind: 'scalar', line: start, value: string('a text in quotation marks') };
    for (const [word, meaning] of Object.entries(WORDS))
      if (text.startsWith(word, at)) {
        at += word.length;
        return { kind: 'scalar', line: start, value: meaning };
      }
    const number = take(NUMBER);
    return number === undefined ? fault('a value') : { kind: 'scalar', line: start, value: Number(number) };
  }
  function member(depth: number): { key: string; line: number; value: Node } {
    skip();
    const start = line;
    const key = string('a name in quotation marks');
    if (!is(':')) fault('“:”');
    return { key, line: start, value: value(depth + 1) };
  }

  const root = value(0);
  skip();
  if (at < text.length) fault('the end of the text');
  return root;
}

/** A plain value as a node, without lines: for what another parser read. */
export function nodeOf(value: unknown, line: number, depth = 0): Node {
  if (depth > DEPTH) throw new SyntaxFault(line, `nested deeper than ${DEPTH} levels`);
  if (Array.isArray(value)) return { kind: 'array', line, items: value.map((item) => nodeOf(item, line, depth + 1)) };
  if (value !== null && typeof value === 'object')
    return {
      kind: 'object',
      line,
      members: Object.entries(value).map(([key, item]) => ({ key, line, value: nodeOf(item, line, depth + 1) })),
    };
  return {
    kind: 'scalar',
    line,
    value: typeof value === 'bigint' ? Number(value) : (value as string | number | boolean | null),
  };
}
