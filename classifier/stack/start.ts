import { set } from '../text/set.ts';
/** How a client starts or reaches a server, without anything that could be secret. */
export type Start =
  | { kind: 'npm' | 'pypi'; package: string; version?: string }
  | { kind: 'oci'; image: string; tag?: string }
  | { kind: 'remote'; host: string; path: string }
  | { kind: 'command'; command: string };

/** What an entry of a configuration says; arguments, variables and headers are read here and kept nowhere. */
export function startOf(entry: {
  command?: string | undefined;
  args: readonly string[];
  url?: string | undefined;
}): Start | undefined {
  if (entry.url !== undefined) return remote(entry.url);
  if (entry.command === undefined) return undefined;
  // Some write the whole line as the command.
  const line = entry.args.length === 0 && /\s/.test(entry.command) && /(?:^|\s)(?:-|[^\s\\/]*[=@])/.test(entry.command);
  return fromWords(line ? afterVariables(plainWords(entry.command)) : [entry.command, ...entry.args]);
}

/** Options of package runners that take the next word with them. */
const RUNNER_VALUES = new Set([
  '--python',
  '-p',
  '--with',
  '--index-url',
  '-i',
  '--cache',
  '--registry',
  '--prefix',
  '--directory',
]);
const DOCKER_FLAGS = set(
  '-i -t -it -ti -d --rm --init --interactive --tty --detach --privileged --read-only --no-healthcheck --publish-all -P -q --quiet',
);

function fromWords(words: readonly string[]): Start {
  const [first = '', ...rest] = words;
  const command = baseName(first);
  switch (command) {
    case 'cmd':
      return unwrap(
        rest.filter((word) => !/^\/[a-z]$/i.test(word)),
        command,
      );
    case 'sh':
    case 'bash':
    case 'zsh':
      return rest[0]?.startsWith('-') && rest[0].includes('c')
        ? unwrap(afterVariables(plainWords(rest[1] ?? '')), command)
        : { kind: 'command', command };
    case 'env':
    case 'sudo':
    case 'cross-env':
      return unwrap(afterVariables(rest), command);
    case 'npx':
    case 'bunx':
    case 'pnpx':
      return npm(rest) ?? { kind: 'command', command };
    case 'pnpm':
    case 'yarn':
      return rest[0] === 'dlx' || rest[0] === 'exec'
        ? (npm(rest.slice(1)) ?? { kind: 'command', command })
        : { kind: 'command', command };
    case 'npm':
    case 'bun':
      return ['exec', 'x'].includes(rest[0] ?? '')
        ? (npm(rest.slice(1)) ?? { kind: 'command', command })
        : { kind: 'command', command };
    case 'deno': {
      const found = rest.find((word) => word.startsWith('npm:'));
      return found ? (npm([found.slice(4)]) ?? { kind: 'command', command }) : { kind: 'command', command };
    }
    case 'uvx':
      return pypi(rest) ?? { kind: 'command', command };
    case 'uv':
      return rest[0] === 'tool' && rest[1] === 'run'
        ? (pypi(rest.slice(2)) ?? { kind: 'command', command })
        : { kind: 'command', command };
    case 'pipx':
      return rest[0] === 'run' ? (pypi(rest.slice(1)) ?? { kind: 'command', command }) : { kind: 'command', command };
    case 'docker':
    case 'podman':
      return oci(rest) ?? { kind: 'command', command };
    case 'node': {
      const found = rest
        .map((word) => /node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/.exec(word)?.[1])
        .find((name) => name);
      return found ? { kind: 'npm', package: found.replace('\\', '/') } : { kind: 'command', command };
    }
    default:
      return { kind: 'command', command };
  }
}

const unwrap = (words: readonly string[], command: string): Start =>
  words.length === 0 || baseName(words[0] as string) === command ? { kind: 'command', command } : fromWords(words);

/** `NAME=value` and options come before the command of `env`, and of a line. */
function afterVariables(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !word.startsWith('-') && !word.includes('='));
  return first === -1 ? [] : words.slice(first);
}

/** The words of a simple shell line; its quotes are dropped. */
const plainWords = (line: string): string[] =>
  (line.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [])
    .map((word) => word.replace(/^["']|["']$/g, ''))
    .filter((word) => word !== 'exec');

const baseName = (path: string): string =>
  (path.split(/[/\\]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat|ps1)$/i, '').toLowerCase();

/** The first word that is neither an option nor the value of one; `named` options name the package themselves. */
function positional(
  words: readonly string[],
  named: readonly string[],
): { word: string; rest: readonly string[] } | undefined {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    const [option = '', value] = word.split(/=(.*)/s);
    if (named.includes(option)) return { word: value ?? words[index + 1] ?? '', rest: [] };
    if (word === '--') continue;
    if (!word.startsWith('-')) return { word, rest: words.slice(index + 1) };
    if (RUNNER_VALUES.has(word)) index += 1;
  }
  return undefined;
}

function npm(words: readonly string[]): Start | undefined {
  const found = positional(words, ['--package', '-p']);
  const [, name, version] = /^((?:@[a-z0-9~._-]+\/)?[a-z0-9~._-]+)(?:@([^@\s]+))?$/i.exec(found?.word ?? '') ?? [];
  if (name === undefined) return undefined;
  const bridged = /^mcp-remote$|^supergateway$/.test(name)
    ? found?.rest.find((word) => /^https?:\/\//.test(word))
    : undefined;
  return (bridged && remote(bridged)) || { kind: 'npm', package: name, ...(version && { version }) };
}

function pypi(words: readonly string[]): Start | undefined {
  const found = positional(words, ['--from', '--spec']);
  const [, name, version] = /^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?(?:(?:==|@)([^\s]+))?$/.exec(found?.word ?? '') ?? [];
  return name === undefined ? undefined : { kind: 'pypi', package: name, ...(version && { version }) };
}

function oci(words: readonly string[]): Start | undefined {
  const run = words.indexOf('run');
  if (run === -1) return undefined;
  for (let index = run + 1; index < words.length; index += 1) {
    const word = words[index] as string;
    if (word.startsWith('-')) {
      // An option without `=` that is no flag takes the next word.
      if (!DOCKER_FLAGS.has(word) && !word.includes('=')) index += 1;
      continue;
    }
    const [, image, tag] = /^([^@]+?)(?::([^:/@]+))?(?:@.*)?$/.exec(word) ?? [];
    return image === undefined ? undefined : { kind: 'oci', image, ...(tag && { tag }) };
  }
  return undefined;
}

/** A step of a path that no person would choose as a name: some services take a key there. */
const KEY = /^(?=.*\d)[^/]{16,}$|^[^/]{32,}$/;

/** Host and path only, the path without keys: a query, a fragment or a user name may hold a secret. */
function remote(text: string): Start | undefined {
  try {
    const { protocol, host, pathname } = new URL(text);
    const path = pathname.replace(/\/+$/, '').split('/');
    return /^https?:$/.test(protocol)
      ? { kind: 'remote', host, path: path.map((step) => (KEY.test(step) ? '…' : step)).join('/') }
      : undefined;
  } catch {
    return undefined;
  }
}
