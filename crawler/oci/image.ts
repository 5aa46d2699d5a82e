import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Snapshot } from '../../data/schema/index.ts';
import { InstallError } from '../install/install-error.ts';
import { webAddress } from '../install/manifest.ts';
import { run } from '../install/run.ts';
import type { Limits } from '../limits.ts';
import type { Engine } from '../sandbox/container-engine.ts';

export interface Image {
  /** What the engine knows this very content by. */
  id: string;
  package: NonNullable<Snapshot['package']>;
  /** Folders that the image wants to keep data in. */
  volumes: string[];
  /** Removes it, where it was not here before. */
  release(): Promise<void>;
}

const Inspected = z.tuple([
  z.object({
    Id: z.string(),
    RepoDigests: z.array(z.string()).nullish(),
    Size: z.number(),
    Config: z
      .object({
        Labels: z.record(z.string(), z.string()).nullish(),
        Volumes: z.record(z.string(), z.unknown()).nullish(),
      })
      .nullish(),
  }),
]);

const HOST = String.raw`(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+|localhost)(?::\d{1,5})?|[a-z0-9-]+:\d{1,5}`;
const REFERENCE = new RegExp(
  String.raw`^(?:(?<host>${HOST})/)?(?<path>[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$`,
);

/** A reference with its registry written out, as `docker` reads it; undefined for what is none. */
export function readReference(text: string, version?: string): { name: string; tag: string; pull: string } | undefined {
  const { host, path = '', tag, digest } = REFERENCE.exec(text)?.groups ?? {};
  if (path === '' || (version !== undefined && !/^[\w][\w.+-]{0,127}$/.test(version))) return undefined;
  const name = host === undefined ? `docker.io/${path.includes('/') ? path : `library/${path}`}` : `${host}/${path}`;
  const wanted = digest === undefined ? (tag ?? version ?? 'latest') : digest;
  return {
    name,
    tag: tag ?? version ?? wanted,
    pull: digest === undefined ? `${name}:${wanted}` : `${name}@${digest}`,
  };
}

/** Pulls an image without credentials and says which content came. Nothing of it runs. */
export async function pullImage(
  engine: Engine,
  text: string,
  version: string | undefined,
  cache: string,
  limits: Limits,
): Promise<Image> {
  const reference = readReference(text, version);
  if (!reference) throw new InstallError('install-failed', `${JSON.stringify(text)} is no reference of an image`);
  const { name, tag, pull } = reference;
  const nobody = join(cache, 'no-credentials.json');
  writeFileSync(nobody, '{}');
  const call = (timeoutMs: number, ...args: string[]) =>
    run(engine, args, { cwd: cache, timeoutMs, environment: { ...process.env, REGISTRY_AUTH_FILE: nobody } });
  const before = (await call(20_000, 'image', 'inspect', pull)).status === 0;
  const release = async () => void (before || (await call(60_000, 'rmi', '--force', pull)));
  const done = await call(limits.installMs, 'pull', '--quiet', pull);
  if (done.timedOut) throw new InstallError('install-failed', `pulling took longer than ${limits.installMs / 1000} s`);
  if (done.status !== 0) throw pullFault(pull, done.stderr);
  const seen = await call(20_000, 'image', 'inspect', pull);
  const inspected = Inspected.safeParse(JSON.parse(seen.stdout || 'null'));
  if (!inspected.success) throw new InstallError('install-failed', `${engine} does not say what it pulled`);
  const [{ Id, RepoDigests, Size, Config }] = inspected.data;
  const digest = RepoDigests?.map((each) => each.split('@')).find(([from]) => from === name)?.[1];
  const image = { id: Id, volumes: Object.keys(Config?.Volumes ?? {}), release };
  if (digest === undefined || Size > limits.installBytes) {
    await release();
    if (digest === undefined) throw new InstallError('install-failed', `${engine} states no digest for ${pull}`);
    throw new InstallError('too-large', `the image has more than ${Math.round(limits.installBytes / 1024 / 1024)} MiB`);
  }
  return { ...image, package: describe(name, tag, digest, Config?.Labels ?? {}) };
}

function describe(name: string, tag: string, digest: string, labels: Record<string, string>): Image['package'] {
  const label = (key: string) => labels[`org.opencontainers.image.${key}`];
  const [description, license, repository] = [label('description'), label('licenses'), webAddress(label('source'))];
  return {
    registry: 'oci',
    name,
    version: tag,
    integrity: digest,
    ...(description ? { description: description.slice(0, 2_000) } : {}),
    ...(license && license.length <= 100 ? { license } : {}),
    ...(repository ? { repository } : {}),
  };
}

/** An engine's errors as reasons of a record. */
export function pullFault(reference: string, words: string): InstallError {
  if (/no space left|read-only file system/i.test(words))
    throw new Error('The container engine cannot store images. Remedy: free or allow space where it keeps them');
  if (/manifest unknown|name unknown|not found|does not exist/i.test(words))
    return new InstallError('not-found', `the registry does not have ${reference}`);
  if (/unauthorized|denied|authentication required/i.test(words))
    return new InstallError('unauthorized', `the registry wants a login for ${reference}, or does not have it`);
  if (/no (?:image found|matching manifest)/i.test(words))
    return new InstallError('install-failed', `${reference} is not made for this kind of machine`);
  if (/dial tcp|no such host|connection refused|pinging container registry|i\/o timeout|TLS handshake/i.test(words))
    return new InstallError('unreachable', `the registry did not answer for ${reference}`);
  return new InstallError('install-failed', (words.trim().split('\n').at(-1) ?? '').slice(0, 300));
}
