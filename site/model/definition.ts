import { joinPointer } from '../../data/store/pointer.ts';
import type { Evidence, Flag, RawTool } from '../../data/schema/index.ts';
import { escapedTwice, pieces, unescape, type Piece, type Quote } from './text.ts';

/** A tool's whole definition for reading: every quotation of the evidence is marked where it stands. */
export interface DefinitionView {
  name: readonly Piece[];
  title: readonly Piece[] | null;
  description: readonly Piece[];
  /** The source escaped the description's line breaks twice. */
  unescaped: boolean;
  /** Everything but name, title and description, laid out like JSON. */
  rest: readonly Piece[];
}

type Quotes = ReadonlyMap<string, readonly Quote[]>;

/** Numbers evidence and flags by their order: the same numbers stand beside the marks. */
export function quotesOf(
  evidence: readonly (Pick<Evidence, 'pointer' | 'quote'> | Pick<Flag, 'pointer' | 'quote'>)[],
): Quotes {
  const quotes = new Map<string, Quote[]>();
  evidence.forEach(({ pointer, quote }, index) => {
    const at = quotes.get(pointer) ?? [];
    at.push({ number: index + 1, quote });
    quotes.set(pointer, at);
  });
  return quotes;
}

export function definitionView(tool: RawTool, quotes: Quotes): DefinitionView {
  const { name, title, description, ...rest } = tool;
  const text = typeof description === 'string' ? description : '';
  const unescaped = escapedTwice(text);
  const shown = pieces(text, quotes.get('/description'));
  const body: Piece[] = [];
  if (Object.keys(rest).length > 0) write(rest, '', 0, quotes, body);
  return {
    name: pieces(name, quotes.get('/name')),
    title: typeof title === 'string' && title !== name ? pieces(title, quotes.get('/title')) : null,
    description: unescaped ? shown.map((piece) => ({ ...piece, text: unescape(piece.text) })) : shown,
    unescaped,
    rest: body,
  };
}

/** Writes a value like JSON, but with real line breaks in strings, so that people can read it. */
function write(value: unknown, pointer: string, depth: number, quotes: Quotes, out: Piece[]): void {
  const indent = '  '.repeat(depth + 1);
  const close = '  '.repeat(depth);
  if (depth > 60) plainText('…', out);
  else if (typeof value === 'string') {
    plainText('"', out);
    const unescaped = escapedTwice(value);
    for (const piece of pieces(value, quotes.get(pointer))) {
      const text = unescaped ? unescape(piece.text) : piece.text;
      out.push({ ...piece, text: text.replaceAll('\n', `\n${close} `) });
    }
    plainText('"', out);
  } else if (Array.isArray(value)) {
    const simple = value.every((item) => item === null || typeof item !== 'object');
    if (value.length === 0) return plainText('[]', out);
    plainText(simple ? '[' : `[\n${indent}`, out);
    value.forEach((item, index) => {
      if (index > 0) plainText(simple ? ', ' : `,\n${indent}`, out);
      write(item, joinPointer(pointer, index), depth + 1, quotes, out);
    });
    plainText(simple ? ']' : `\n${close}]`, out);
  } else if (value !== null && typeof value === 'object') {
    const keys = Object.keys(value);
    if (keys.length === 0) return plainText('{}', out);
    plainText('{', out);
    keys.forEach((key, index) => {
      const member = joinPointer(pointer, key);
      const inner = (value as Record<string, unknown>)[key];
      plainText(`${index > 0 ? ',' : ''}\n${indent}`, out);
      const named = (quotes.get(member) ?? []).filter(
        ({ quote }) => typeof inner !== 'string' || !inner.includes(quote),
      );
      out.push(...pieces(key, named));
      plainText(': ', out);
      write(inner, member, depth + 1, quotes, out);
    });
    plainText(`\n${close}}`, out);
  } else plainText(String(value), out);
}

/** Joins neighbouring plain pieces, so that a page has few of them. */
function plainText(text: string, out: Piece[]): void {
  const last = out.at(-1);
  if (last !== undefined && last.mark === undefined && !last.hidden) out[out.length - 1] = { text: last.text + text };
  else out.push({ text });
}
