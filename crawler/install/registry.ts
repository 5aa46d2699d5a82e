import { z } from 'zod';
import type { Limits } from '../limits.ts';
import { InstallError } from './install-error.ts';
import { run } from './run.ts';

/** What the registry says of one version of a package. */
export interface PackageFacts {
  name: string;
  version: string;
  integrity: string;
  deprecated?: string;
}

const NAME = /^(?:@[a-z0-9~][a-z0-9._~-]*\/)?[a-z0-9~][a-z0-9._~-]*$/i;
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.+-]*$/;

export function isPackageName(name: string): boolean {
  return name.length <= 214 && NAME.test(name);
}

const Answer = z.object({
  name: z.string(),
  version: z.string(),
  'dist.integrity': z.string().optional(),
  'dist.shasum': z.string().optional(),
  deprecated: z.string().optional(),
});

/** A registry that is away is found out in seconds; by default npm waits more than a minute for each question. */
const SOON = [
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=2000',
  '--fetch-timeout=20000',
];

/** Asks the registry, through npm and its configuration, for one exact version or the newest. Nothing is installed. */
export async function lookUp(
  name: string,
  version: string | undefined,
  cwd: string,
  limits: Limits,
): Promise<PackageFacts> {
  if (!isPackageName(name)) throw new InstallError('install-failed', `${JSON.stringify(name)} is no npm package name`);
  if (version !== undefined && !VERSION.test(version))
    throw new InstallError('install-failed', `${JSON.stringify(version)} is no exact version`);
  const spec = `${name}@${version ?? 'latest'}`;
  const fields = ['name', 'version', 'dist.integrity', 'dist.shasum', 'deprecated'];
  const done = await run('npm', ['view', spec, ...fields, '--json', ...SOON], { cwd, timeoutMs: limits.installMs });
  if (done.status !== 0 || done.stdout.trim() === '')
    throw fault(spec, done.stdout + done.stderr, done.stdout.trim() === '');
  const answer = Answer.safeParse(JSON.parse(done.stdout));
  if (!answer.success) throw new InstallError('install-failed', `the registry's answer for ${spec} is not understood`);
  const { data } = answer;
  const integrity = data['dist.integrity'] ?? shasumIntegrity(data['dist.shasum']);
  if (integrity === undefined) throw new InstallError('install-failed', `the registry states no integrity for ${spec}`);
  return {
    name: data.name,
    version: data.version,
    integrity,
    ...(data.deprecated === undefined ? {} : { deprecated: data.deprecated }),
  };
}

function fault(spec: string, output: string, silent: boolean): InstallError {
  if (/E404|ETARGET|No match|404/.test(output) || (silent && output.trim() === ''))
    return new InstallError('not-found', `the registry does not have ${spec}`);
  const line = /npm (?:error|ERR!) (.*)/.exec(output)?.[1] ?? output.trim().split('\n')[0] ?? '';
  return new InstallError('unreachable', `the registry did not answer for ${spec}: ${line}`.slice(0, 300));
}

function shasumIntegrity(shasum: string | undefined): string | undefined {
  return shasum === undefined ? undefined : `sha1-${Buffer.from(shasum, 'hex').toString('base64')}`;
}
