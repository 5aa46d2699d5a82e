import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { webAddress } from '../install/manifest.ts';
import { InstallError } from '../install/install-error.ts';
import type { Limits } from '../limits.ts';
import type { Snapshot } from '../../data/schema/index.ts';
import { type Python, pip } from './python.ts';

const Text = z.string().optional().catch(undefined);

/** The part that is read of pip's installation report (version 1): what would be installed, from where. */
const Report = z.object({
  install: z.array(
    z.object({
      // Of what comes straight from an address, pip does not always state a hash.
      download_info: z.object({
        archive_info: z.object({ hashes: z.record(z.string(), z.string()).optional() }).optional(),
      }),
      is_direct: z.boolean(),
      is_yanked: z.boolean().optional(),
      requested: z.boolean(),
      metadata: z.object({
        name: z.string(),
        version: z.string(),
        summary: Text,
        license: Text,
        home_page: Text,
        project_url: z.array(z.string()).optional().catch(undefined),
      }),
    }),
  ),
});
type Item = z.infer<typeof Report>['install'][number];

export interface Resolved {
  package: NonNullable<Snapshot['package']>;
  /** Every wheel that is wanted, each pinned to a version and a SHA-256, as a requirements file. */
  lock: string;
}

const NAME = /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/;
const VERSION = /^[0-9][0-9A-Za-z.!+-]*$/;

/** Asks the index, through pip and its configuration, which wheels a package needs. Nothing is installed, nothing is run. */
export async function resolve(
  name: string,
  version: string | undefined,
  python: Python,
  folder: string,
  cache: string,
  limits: Limits,
): Promise<Resolved> {
  if (!NAME.test(name)) throw new InstallError('install-failed', `${JSON.stringify(name)} is no Python package name`);
  if (version !== undefined && !VERSION.test(version))
    throw new InstallError('install-failed', `${JSON.stringify(version)} is no exact version`);
  const wanted = version === undefined ? name : `${name}==${version}`;
  const report = join(folder, 'report.json');
  const args = [
    ...['install', '--dry-run', '--ignore-installed', '--report', report, '--only-binary', ':all:'],
    ...['--target', join(folder, 'site'), '--cache-dir', join(cache, 'pip'), wanted],
  ];
  const done = await pip(python, args, { cwd: folder, temporary: folder, timeoutMs: limits.installMs });
  if (done.timedOut)
    throw new InstallError('install-failed', `resolving took longer than ${limits.installMs / 1000} s`);
  if (done.status !== 0) throw fault(wanted, python, done.stdout + done.stderr);
  const { install } = reportOf(readFileSync(report, 'utf8'), wanted);
  const own = install.find(({ requested }) => requested);
  if (!own) throw new InstallError('install-failed', `pip did not say what it takes for ${wanted}`);
  return { package: describe(own), lock: install.map(pinned).join('') };
}

/** Throws where pip reports in another form than the documented one. */
export function reportOf(text: string, wanted: string): z.infer<typeof Report> {
  const { data, error } = Report.safeParse(JSON.parse(text));
  if (data !== undefined) return data;
  const { path, message } = error.issues[0] as z.core.$ZodIssue;
  throw new InstallError('install-failed', `pip's report on ${wanted} is odd at ${path.join('.')}: ${message}`);
}

export function pinned({ download_info, is_direct, metadata }: Item): string {
  const { name, version } = metadata;
  const sha256 = download_info.archive_info?.hashes?.sha256;
  if (is_direct || sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256))
    throw new InstallError('install-failed', `refused: ${name} ${version} does not come from the index`);
  if (!NAME.test(name) || !VERSION.test(version))
    throw new InstallError('install-failed', `the index states an odd name or version: ${name} ${version}`);
  return `${name}==${version} --hash=sha256:${sha256}\n`;
}

function describe({ metadata, download_info, is_yanked }: Item): Resolved['package'] {
  const sha256 = Buffer.from(download_info.archive_info?.hashes?.sha256 ?? '', 'hex');
  const links = new Map(
    (metadata.project_url ?? []).map((line): [string, string] => {
      const comma = line.indexOf(',');
      return [line.slice(0, comma).trim().toLowerCase(), line.slice(comma + 1).trim()];
    }),
  );
  const repository = webAddress(links.get('repository') ?? links.get('source') ?? links.get('source code'));
  const homepage = webAddress(links.get('homepage') ?? metadata.home_page);
  return {
    registry: 'pypi',
    name: metadata.name,
    version: metadata.version,
    integrity: `sha256-${sha256.toString('base64')}`,
    ...(metadata.summary ? { description: metadata.summary } : {}),
    ...(metadata.license && metadata.license.length <= 100 ? { license: metadata.license } : {}),
    ...(repository ? { repository } : {}),
    ...(homepage ? { homepage } : {}),
    ...(is_yanked ? { deprecated: 'this version was yanked from the index' } : {}),
  };
}

/** pip's errors as reasons of a record. */
export function fault(wanted: string, python: Pick<Python, 'version'>, output: string): InstallError {
  const local = /ENOSPC|No space left|Read-only file system|Permission denied/.exec(output)?.[0];
  if (local && !/refused:/.test(output))
    throw new Error(`pip cannot write (${local}). Remedy: free or allow space there, or set TOOLRISK_CACHE`);
  if (/NewConnectionError|Max retries|ConnectTimeout|ReadTimeout|name resolution|ProxyError/.test(output))
    return new InstallError('unreachable', `the index did not answer for ${wanted}`);
  if (/refused: installing must not start a program/.test(output))
    return new InstallError(
      'install-failed',
      'refused: something is not a wheel of the index and would have to be built',
    );
  const missing = /No matching distribution found for (\S+)/.exec(output)?.[1];
  const whose = missing === wanted ? 'not-found' : 'install-failed';
  if (missing)
    return new InstallError(
      whose,
      `the index has no wheel of ${missing} for Python ${python.version} here`.slice(0, 300),
    );
  const line = /^ERROR: (.*)/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  const plain = line.replaceAll(/https?:\/\/\S+/g, 'the index').replaceAll(/(?<=^|[\s'"])\/[^\s'"]*\//g, '');
  return new InstallError('install-failed', plain.slice(0, 300));
}
