import { parse as parseToml, TomlError } from 'smol-toml';
import { nodeOf, parseJsonc, SyntaxFault, type Node } from './jsonc.ts';
import { startOf, type Start } from './start.ts';

/** One server of a reader’s configuration. */
export interface ConfiguredServer {
  /** The name that the reader gave it; policies address it by this name. */
  key: string;
  line: number;
  start: Start;
  disabled: boolean;
}

/** What is wrong with a configuration, where, and what to do about it. */
export interface ConfigProblem {
  line: number;
  problem: string;
  remedy: string;
}

export interface ClientConfig {
  servers: ConfiguredServer[];
  problems: ConfigProblem[];
}

/** Bigger than any configuration that a person wrote. */
export const LARGEST_CONFIG = 2_000_000;

/** Where clients keep their servers: most of them, VS Code (file and settings), Zed, Codex, opencode. */
const PLACES: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['mcp', 'servers'],
  ['context_servers'],
  ['mcp_servers'],
  ['mcp'],
];

/** Reads an MCP client’s configuration. Never throws, and keeps no argument, variable, header or query. */
export function parseClientConfig(text: string): ClientConfig {
  if (text.length > LARGEST_CONFIG)
    return failed(
      1,
      'the text is longer than 2 MB',
      'Give the configuration of an MCP client, such as claude_desktop_config.json.',
    );
  if (text.trim() === '') return failed(1, 'the text is empty', 'Paste the configuration of an MCP client.');
  try {
    return fromDocument(/^[\s\ufeff]*(?:[{"]|\/[/*])/.test(text) ? parseJsonc(text) : tomlOrList(text), text);
  } catch (error) {
    if (error instanceof SyntaxFault)
      return failed(error.line, error.message, 'Correct the text there; it must be JSON, or TOML for Codex.');
    throw error;
  }
}

/** A text that starts with a bracket is TOML, or else a list in JSON. */
function tomlOrList(text: string): Node {
  try {
    return tomlNode(text);
  } catch (error) {
    try {
      return parseJsonc(text);
    } catch {
      throw error;
    }
  }
}

function tomlNode(text: string): Node {
  try {
    return nodeOf(parseToml(text), 1);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n');
    throw new SyntaxFault(error.line, reason);
  }
}

function fromDocument(root: Node, text: string): ClientConfig {
  if (root.kind !== 'object')
    return failed(root.line, 'the text is not an object', 'Wrap the servers in {"mcpServers": {…}}.');
  const table = PLACES.map((path) => path.reduce<Node | undefined>(member, root)).find(
    (node) => node?.kind === 'object',
  );
  if (table?.kind !== 'object')
    return failed(
      root.line,
      'no servers are in it',
      'They belong under "mcpServers", in VS Code under "servers", in Codex under [mcp_servers.<name>].',
    );
  const problems: ConfigProblem[] = twice(root);
  const servers = new Map<string, ConfiguredServer>();
  for (const { key, line: written, value } of table.members) {
    const line = written === 1 ? headerLine(text, key) : written;
    const server = fromEntry(key, line, value);
    if ('problem' in server) problems.push(server);
    else servers.set(key, server);
  }
  return { servers: [...servers.values()], problems };
}

/** Members of one object that have the same name, wherever they are; TOML with such is refused before. */
function twice(node: Node): ConfigProblem[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'array') return node.items.flatMap(twice);
  const first = new Map<string, number>();
  return node.members.flatMap(({ key, line, value }) => {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    const problem = `${JSON.stringify(key)} is there twice, first on line ${earlier}; clients use the last`;
    return [...(earlier === undefined ? [] : [{ line, problem, remedy: 'Remove one of them.' }]), ...twice(value)];
  });
}

/** TOML keeps no lines: the header of the server’s table is looked up. */
function headerLine(text: string, key: string): number {
  const names = [key, `"${key}"`, `'${key}'`];
  const index = text
    .split('\n')
    .findIndex((row) => names.some((name) => row.replace(/\s/g, '').startsWith(`[mcp_servers.${name}]`)));
  return index + 1 || 1;
}

function fromEntry(key: string, line: number, entry: Node): ConfiguredServer | ConfigProblem {
  const name = JSON.stringify(key);
  if (entry.kind !== 'object')
    return { line, problem: `${name} is not an object`, remedy: 'Give it a "command" or a "url".' };
  const command = member(entry, 'command');
  // opencode and Zed write the whole command as a list or an object.
  const words = command?.kind === 'array' ? texts(command) : undefined;
  const nested = command?.kind === 'object' ? command : undefined;
  const args = nested ? member(nested, 'args') : member(entry, 'args');
  const url = ['url', 'serverUrl', 'httpUrl', 'uri']
    .map((field) => text(member(entry, field)))
    .find((value) => value !== undefined);
  const start = startOf({
    command: words?.[0] ?? text(nested ? member(nested, 'path') : command),
    args: words?.slice(1) ?? (args ? texts(args) : []),
    url,
  });
  if (start === undefined)
    return url === undefined
      ? { line, problem: `${name} has neither a command nor a URL`, remedy: 'Add "command" and "args", or "url".' }
      : { line, problem: `the URL of ${name} is not one`, remedy: 'Write it as in https://mcp.example.com/mcp.' };
  const disabled = isTrue(member(entry, 'disabled')) || isFalse(member(entry, 'enabled'));
  return { key, line, start, disabled };
}

function member(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'object' ? node.members.findLast((one) => one.key === key)?.value : undefined;
}

const text = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
const texts = (node: Node): string[] => (node.kind === 'array' ? node.items.map((item) => text(item) ?? '') : []);
const isTrue = (node: Node | undefined): boolean => node?.kind === 'scalar' && node.value === true;
const isFalse = (node: Node | undefined): boolean => node?.kind === 'scalar' && node.value === false;

const failed = (line: number, problem: string, remedy: string): ClientConfig => ({
  servers: [],
  problems: [{ line, problem, remedy }],
});
