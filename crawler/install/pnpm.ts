import { existsSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { tidy } from '../words.ts';
import type { Door } from './door.ts';
import { type Finished, run, type RunOptions } from './run.ts';

/** What the installer may know of this machine: where its registry is, how to reach it, and its credentials there. */
const PASSED =
  /^(?:HOME|LANG|TMPDIR|XDG_CONFIG_HOME|(?:https?|all|no)_proxy|SSL_CERT_(?:FILE|DIR)|NODE_EXTRA_CA_CERTS|NPM_TOKEN|NODE_AUTH_TOKEN|PNPM_CONFIG_\w+)$/i;
/** Settings that npm takes from the environment and that pnpm knows by the same name. */
const NPM_SETTING = /^npm_config_(registry|proxy|https_proxy|noproxy|cafile|strict_ssl|fetch_\w+)$/i;

/** A registry that is away is found out in seconds; by default pnpm waits for more than a minute. */
const IMPATIENT = {
  PNPM_CONFIG_FETCH_RETRIES: '1',
  PNPM_CONFIG_FETCH_RETRY_MINTIMEOUT: '500',
  PNPM_CONFIG_FETCH_RETRY_MAXTIMEOUT: '2000',
  PNPM_CONFIG_FETCH_TIMEOUT: '20000',
};

type Options = Omit<RunOptions, 'environment' | 'signal'> & { impatient?: boolean; door?: Door | undefined };

/** Runs pnpm with its cache and its store in `cache`. It sees few variables, no program but Node, and no host behind a door. */
export function pnpm(
  args: readonly string[],
  cache: string,
  { impatient = false, door, ...options }: Options,
): Promise<Finished> {
  const environment = {
    ...passedOn(process.env),
    ...(impatient ? IMPATIENT : {}),
    ...(door ? behind(door) : {}),
    PNPM_CONFIG_CACHE_DIR: join(cache, 'pnpm', 'cache'),
    PNPM_CONFIG_STATE_DIR: join(cache, 'pnpm', 'state'),
    PNPM_CONFIG_STORE_DIR: join(cache, 'pnpm', 'store'),
    PATH: onlyNode(cache),
    PNPM_CONFIG_REPORTER: 'ndjson',
    PNPM_CONFIG_UPDATE_NOTIFIER: 'false',
    CI: '1',
    NO_COLOR: '1',
  };
  return run(program(), args, { ...options, environment, signal: door?.shut });
}

const origins = new Map<string, Promise<string | undefined>>();

/** Host and port of the registry that pnpm asks; undefined where a proxy leads to it, or where pnpm does not say. */
export function registryOrigin(cache: string): Promise<string | undefined> {
  const settings = passedOn(process.env);
  if (Object.keys(settings).some((name) => /(?<!no_?)proxy$/i.test(name))) return Promise.resolve(undefined);
  const key = JSON.stringify(settings);
  const origin = origins.get(key) ?? askOrigin(cache);
  origins.set(key, origin);
  return origin;
}

async function askOrigin(cache: string): Promise<string | undefined> {
  const { stdout } = await pnpm(['config', 'get', 'registry'], cache, { cwd: cache, timeoutMs: 10_000 });
  if (!URL.canParse(stdout.trim())) return undefined;
  const { protocol, hostname, port } = new URL(stdout.trim());
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

/** Every connection goes through the door, also to hosts that are otherwise reached without a proxy. */
function behind({ address }: Door): Record<string, string> {
  const proxies = ['PROXY', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [`PNPM_CONFIG_${name}`, address]);
  const none = ['PNPM_CONFIG_NOPROXY', 'NO_PROXY', 'no_proxy'].map((name) => [name, 'nobody.invalid']);
  return Object.fromEntries([...proxies, ...none]) as Record<string, string>;
}

/** What pnpm says went wrong, in one line that names no address of the registry. */
export function complaint({ stdout, stderr }: Finished): string {
  const answered = parse(stdout).error; // of `view`; other commands report line by line
  const reported = stderr.split('\n').map(parse);
  const { message } = Object(answered ?? reported.findLast(({ level }) => level === 'error')) as { message?: unknown };
  const words = typeof message === 'string' ? message.replace(/^adding a new package: /, '') : stderr;
  const refusal = /ERROR (refused: [^\n]*)/.exec(words)?.[1];
  return tidy(refusal ?? words.replaceAll(/https?:\/\/[^\s"')]+/g, 'the registry'));
}

/** A line or a text of JSON as an object; an empty one where it is none. */
export function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** pnpm's program for this machine, as npm installed it; where npm has none for it, the pnpm on the PATH. */
function program(): string {
  const name = `@pnpm/exe.${process.platform}-${process.arch}/pnpm`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
    const found = folders.map((folder) => join(folder, 'pnpm')).find((path) => existsSync(path));
    if (found) return found;
    throw new Error(`Cannot install packages: ${name} is missing. Remedy: npm ci, or put pnpm 12 on the PATH`);
  }
}

function passedOn(environment: NodeJS.ProcessEnv): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) continue;
    const setting = NPM_SETTING.exec(name)?.[1];
    if (setting !== undefined) passed[`PNPM_CONFIG_${setting.toUpperCase()}`] ??= value;
    else if (PASSED.test(name)) passed[name] = value;
  }
  return passed;
}

/** A folder that holds Node, for pnpm's hook, and nothing else that a package could make pnpm start. */
function onlyNode(cache: string): string {
  const folder = join(cache, 'pnpm', 'bin');
  const link = join(folder, 'node');
  if (targetOf(link) === process.execPath) return folder;
  const arriving = `${link}.${process.pid}`;
  mkdirSync(folder, { recursive: true });
  rmSync(arriving, { force: true });
  symlinkSync(process.execPath, arriving);
  renameSync(arriving, link);
  return folder;
}

function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined; // not there yet
  }
}
