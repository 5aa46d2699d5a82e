import { quote } from './text.ts';

export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml };

const PLAIN = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

/** YAML in block style. Whatever is not a plain word is in double quotes. */
export const yamlText = (value: { readonly [key: string]: Yaml }): string => `${flat(value) ?? block(value, 0)}\n`;

function block(value: Yaml, depth: number): string {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value)) return value.map((item: Yaml) => `${indent}- ${nested(item, depth + 1)}`).join('\n');
  return Object.entries(value as object)
    .map(([key, item]: [string, Yaml]) => {
      const inline = flat(item);
      return inline === undefined
        ? `${indent}${word(key)}:\n${block(item, depth + 1)}`
        : `${indent}${word(key)}: ${inline}`;
    })
    .join('\n');
}

/** An item after its dash: the first line of a block loses its indentation. */
const nested = (item: Yaml, depth: number): string => flat(item) ?? block(item, depth).slice(depth * 2);

/** What fits on one line; undefined for collections with content. */
function flat(value: Yaml): string | undefined {
  if (typeof value === 'string') return word(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : undefined;
  return Object.keys(value).length === 0 ? '{}' : undefined;
}

const word = (text: string): string => (PLAIN.test(text) && !RESERVED.test(text) ? text : quote(text));
