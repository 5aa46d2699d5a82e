import type { Launch } from '../../data/schema/index.ts';
import { isVariable, placeholderFor } from './placeholders.ts';

/** What a client's configuration says about one server. */
export interface ConfiguredServer {
  command?: unknown;
  args?: unknown;
  env?: unknown;
  url?: unknown;
  serverUrl?: unknown;
  httpUrl?: unknown;
  type?: unknown;
  transport?: unknown;
}

/** The launch that a client's configuration describes, without any value that may be someone's secret. */
export function launchFrom(server: ConfiguredServer): Launch | undefined {
  const address = [server.url, server.serverUrl, server.httpUrl].find((value) => typeof value === 'string') as
    string | undefined;
  if (address !== undefined) return remoteLaunch(address, server.type ?? server.transport);
  if (typeof server.command !== 'string' || server.command === '') return undefined;
  const words = Array.isArray(server.args) ? server.args.filter((word) => typeof word === 'string') : [];
  const environment = environmentOf(server.env);
  const program = server.command.replace(/^.*[\\/]/, '').replace(/\.(?:cmd|exe)$/i, '');
  const runner = RUNNERS[program];
  const started = runner?.(words);
  if (started) return { kind: started.kind, ...started.pinned, args: withoutSecrets(started.args), environment };
  return { kind: 'command', command: program, args: withoutSecrets(words), environment };
}

interface Started {
  kind: 'npm' | 'pypi' | 'oci';
  pinned: { package: string; version?: string };
  args: string[];
}

const RUNNERS: Record<string, (words: string[]) => Started | undefined> = {
  npx: (words) => npm(words),
  bunx: (words) => npm(words),
  pnpx: (words) => npm(words),
  npm: (words) => (words[0] === 'exec' || words[0] === 'x' ? npm(words.slice(1)) : undefined),
  pnpm: (words) => (words[0] === 'dlx' ? npm(words.slice(1)) : undefined),
  yarn: (words) => (words[0] === 'dlx' ? npm(words.slice(1)) : undefined),
  cmd: (words) => (words[1] === 'npx' ? npm(words.slice(2)) : undefined),
  uvx: (words) => pypi(words),
  uv: (words) => (words[0] === 'tool' && words[1] === 'run' ? pypi(words.slice(2)) : undefined),
  pipx: (words) => (words[0] === 'run' ? pypi(words.slice(1)) : undefined),
  docker: (words) => oci(words),
  podman: (words) => oci(words),
};

function npm(words: string[]): Started | undefined {
  const named = words.findIndex((word) => word === '-p' || word === '--package');
  const at = named === -1 ? words.findIndex((word) => !word.startsWith('-')) : named + 1;
  const match = /^((?:@[a-z0-9._~-]+\/)?[a-z0-9._~-]+)(?:@(.+))?$/i.exec(words[at] ?? '');
  if (!match?.[1]) return undefined;
  // After `--package name` comes the name of its program, which the crawler finds by itself.
  return {
    kind: 'npm',
    pinned: pinned(match[1], match[2]),
    args: words.slice(named === -1 ? at + 1 : at + 2).filter((word) => word !== '--'),
  };
}

function pypi(words: string[]): Started | undefined {
  const from = words.indexOf('--from');
  const at = from === -1 ? words.findIndex((word) => !word.startsWith('-')) : from + 1;
  const match = /^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]*\])?(?:(?:==|@)(.+))?$/.exec(words[at] ?? '');
  if (!match?.[1]) return undefined;
  return { kind: 'pypi', pinned: pinned(match[1], match[2]), args: words.slice(from === -1 ? at + 1 : at + 2) };
}

const pinned = (name: string, version: string | undefined) =>
  version === undefined || !/^\d+\.\d+/.test(version) ? { package: name } : { package: name, version };

/** Options of `docker run` that take a word of their own. */
const WITH_WORD =
  /^(?:-e|--env|-v|--volume|--mount|--name|--network|-p|--publish|--env-file|-u|--user|-w|--workdir|--platform|--entrypoint|-l|--label|--add-host)$/;

function oci(words: string[]): Started | undefined {
  if (words[0] !== 'run') return undefined;
  let at = 1;
  while (words[at]?.startsWith('-')) at += WITH_WORD.test(words[at] as string) ? 2 : 1;
  const image = words[at];
  return image === undefined ? undefined : { kind: 'oci', pinned: { package: image }, args: words.slice(at + 1) };
}

function remoteLaunch(address: string, type: unknown): Launch | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || /[{}]|%7B/i.test(address)) return undefined;
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) if (SECRET_NAME.test(name)) url.searchParams.delete(name);
  const sse = type === 'sse' || (type === undefined && /\/sse\/?$/.test(url.pathname));
  return { kind: 'remote', url: url.href, transport: sse ? 'sse' : 'streamable-http' };
}

function environmentOf(env: unknown): Record<string, ReturnType<typeof placeholderFor>> {
  const names = typeof env === 'object' && env !== null ? Object.keys(env).filter(isVariable).sort() : [];
  return Object.fromEntries(names.map((name) => [name, placeholderFor(name)]));
}

const SECRET_NAME = /key|token|secret|passw|auth|credential|bearer|dsn|header/i;

/** Arguments with placeholders for credentials, addresses with credentials, and paths of the reader's machine. */
function withoutSecrets(words: readonly string[]): string[] {
  return words.map((word, at) => {
    const [, flag, value] = /^(--?[\w-]+)=(.*)$/s.exec(word) ?? [];
    if (flag !== undefined && value !== undefined)
      return `${flag}=${SECRET_NAME.test(flag) ? `{${placeholderFor(flag)}}` : cleaned(value)}`;
    const before = words[at - 1] ?? '';
    if (/^--?[\w-]+$/.test(before) && SECRET_NAME.test(before) && !word.startsWith('-'))
      return `{${placeholderFor(before)}}`;
    return cleaned(word);
  });
}

function cleaned(word: string): string {
  if (/^(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|rediss|mssql):\/\//i.test(word)) return '{postgres-url}';
  if (/\$\{[^}]*\}/.test(word)) return `{${placeholderFor(word)}}`;
  const url = URL.parse(word);
  if (url && /^https?:$/.test(url.protocol)) return url.username || url.password || url.search ? '{url}' : word;
  if (/^(?:~|\/|[A-Za-z]:[\\/])/.test(word) && word.length > 1) return '{directory}';
  return LOOKS_SECRET.test(word) ? '{token}' : word;
}

const LOOKS_SECRET =
  /^(?:sk|pk|ghp|gho|github_pat|glpat|xox[a-z]|AKIA|eyJ)[\w.-]{12,}$|^(?=[^\s/]*\d)(?=[^\s/]*[a-zA-Z])[\w.~+-]{32,}$/;
