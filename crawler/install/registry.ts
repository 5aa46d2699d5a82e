import { z } from 'zod';
import type { Limits } from '../limits.ts';
import { InstallError } from './install-error.ts';
import { complaint, parse, pnpm } from './pnpm.ts';
import type { Finished } from './run.ts';

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

const NOT_THERE = /"code":\s*"ERR_PNPM_(?:FETCH_404|PACKAGE_NOT_FOUND|NO_MATCHING_VERSION)"/;

const Answer = z.object({
  name: z.string(),
  version: z.string(),
  'dist.integrity': z.string().optional(),
  'dist.shasum': z.string().optional(),
  deprecated: z.string().optional(),
});

/** Asks the registry for one exact version or the newest. Nothing is installed. */
export async function lookUp(
  name: string,
  version: string | undefined,
  cache: string,
  limits: Limits,
): Promise<PackageFacts> {
  if (!isPackageName(name)) throw new InstallError('install-failed', `${JSON.stringify(name)} is no npm package name`);
  if (version !== undefined && !VERSION.test(version))
    throw new InstallError('install-failed', `${JSON.stringify(version)} is no exact version`);
  const spec = `${name}@${version ?? 'latest'}`;
  const fields = ['name', 'version', 'dist.integrity', 'dist.shasum', 'deprecated'];
  const args = ['view', spec, ...fields, '--json'];
  const done = await pnpm(args, cache, { cwd: cache, timeoutMs: limits.installMs, impatient: true });
  if (done.status !== 0) throw fault(spec, done);
  const answer = Answer.safeParse(parse(done.stdout));
  if (!answer.success || answer.data.name !== name || !VERSION.test(answer.data.version))
    throw new InstallError('install-failed', `the registry's answer for ${spec} is not understood`);
  const { data } = answer;
  const integrity = data['dist.integrity'] ?? shasumIntegrity(data['dist.shasum']);
  if (integrity === undefined) throw new InstallError('install-failed', `the registry states no integrity for ${spec}`);
  return {
    name,
    version: data.version,
    integrity,
    ...(data.deprecated === undefined ? {} : { deprecated: data.deprecated }),
  };
}

function fault(spec: string, done: Finished): InstallError {
  if (NOT_THERE.test(done.stdout)) return new InstallError('not-found', `the registry does not have ${spec}`);
  const words = done.timedOut ? 'it took too long' : complaint(done);
  return new InstallError('unreachable', `the registry did not answer for ${spec}: ${words}`.slice(0, 300));
}

function shasumIntegrity(shasum: string | undefined): string | undefined {
  return shasum === undefined ? undefined : `sha1-${Buffer.from(shasum, 'hex').toString('base64')}`;
}
