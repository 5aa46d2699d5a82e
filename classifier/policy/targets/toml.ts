import { quote } from './text.ts';

type TomlValue = string | number | boolean | readonly string[];

/** One table: `[a.b]`, or `[[a]]` with `list`. */
export interface TomlTable {
  path: readonly string[];
  list?: boolean;
  values: Readonly<Record<string, TomlValue>>;
}

/** TOML tables in the order given. Patterns are written in single quotes where that is possible. */
export const tomlText = (tables: readonly TomlTable[]): string =>
  `${tables.map((table) => [header(table), ...Object.entries(table.values).map(line)].join('\n')).join('\n\n')}\n`;

function header({ path, list }: TomlTable): string {
  const name = path.map(key).join('.');
  return list ? `[[${name}]]` : `[${name}]`;
}

const line = ([name, value]: [string, TomlValue]): string => `${key(name)} = ${literal(value)}`;

const key = (name: string): string => (/^[A-Za-z0-9_-]+$/.test(name) ? name : quote(name));

function literal(value: TomlValue): string {
  if (typeof value === 'string')
    return /^[\x20-\x26\x28-\x7e]*\\[\x20-\x26\x28-\x7e]*$/.test(value) ? `'${value}'` : quote(value);
  if (typeof value !== 'object') return String(value);
  if (value.length < 2) return `[${value.map(quote).join(', ')}]`;
  return `[\n${value.map((item) => `  ${quote(item)},\n`).join('')}]`;
}
