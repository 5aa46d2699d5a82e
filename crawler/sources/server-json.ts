import type { IndexEntry, Launch } from '../../data/schema/index.ts';
import { HttpUrl } from '../../data/schema/index.ts';
import { makeEntry, type Note } from './entry.ts';
import { isVariable, placeholderFor } from './placeholders.ts';

type Json = Record<string, unknown>;

/** The entry for one server.json of the MCP registry, or why there is none. */
export function entryFromServerJson(server: unknown, source: string, today: string): IndexEntry | Note {
  const { name, title, repository, websiteUrl, packages, remotes } = object(server);
  if (typeof name !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(name))
    return { name: String(name).slice(0, 100), reason: 'no valid registry name' };
  const launches = [...list(packages).map(packageLaunch), ...list(remotes).map(remoteLaunch)].filter(
    (launch) => launch !== undefined,
  );
  const launch = launches.sort((one, other) => rank(one) - rank(other))[0];
  if (!launch) return { name, reason: 'no package and no remote address that can be listed' };
  return makeEntry({
    name:
      'package' in launch ? launch.package.replace(/[@:][^@:/]*$/, (end) => (launch.kind === 'oci' ? '' : end)) : name,
    title: text(title) ?? ('package' in launch ? launch.package : name),
    registryName: name,
    repository: text(object(repository).url),
    homepage: text(websiteUrl),
    launch,
    source,
    added: today,
  });
}

/** The surest way to a list first. */
const ORDER = ['npm', 'streamable-http', 'sse', 'pypi', 'oci', 'mcpb'];
const rank = (launch: Launch): number => ORDER.indexOf(launch.kind === 'remote' ? launch.transport : launch.kind);

function packageLaunch(value: unknown): Launch | undefined {
  const { registryType, identifier, version, fileSha256, transport, packageArguments, environmentVariables } =
    object(value);
  const id = text(identifier);
  if (id === undefined) return undefined;
  if (registryType === 'mcpb') {
    const isAddress = HttpUrl.safeParse(id).success && /^[0-9a-f]{64}$/.test(String(fileSha256));
    return isAddress ? { kind: 'mcpb', url: id, sha256: String(fileSha256) } : undefined;
  }
  if (registryType !== 'npm' && registryType !== 'pypi' && registryType !== 'oci') return undefined;
  if (text(object(transport).type) !== undefined && object(transport).type !== 'stdio') return undefined;
  const exact = registryType !== 'oci' && text(version) !== undefined && version !== 'latest';
  return {
    kind: registryType,
    package: id,
    ...(exact ? { version: String(version) } : {}),
    args: list(packageArguments).flatMap(argument),
    environment: Object.fromEntries(list(environmentVariables).flatMap(variable)),
  };
}

function remoteLaunch(value: unknown): Launch | undefined {
  const { type, url } = object(value);
  if ((type !== 'streamable-http' && type !== 'sse') || typeof url !== 'string') return undefined;
  return !url.includes('{') && HttpUrl.safeParse(url).success ? { kind: 'remote', url, transport: type } : undefined;
}

/** A launch argument: its fixed value or default, else a placeholder where it is required. */
function argument(value: unknown): string[] {
  const { type, name, valueHint, isRequired, format } = object(value);
  const flag = text(name);
  const fixed = text(object(value).value) ?? text(object(value).default);
  if (fixed === undefined && isRequired !== true) return [];
  const chosen =
    fixed !== undefined && !fixed.includes('{') ? fixed : `{${placeholderFor(flag ?? text(valueHint) ?? '', format)}}`;
  if (type !== 'named' || flag === undefined) return [chosen];
  return format === 'boolean' ? [flag] : [flag, chosen];
}

function variable(value: unknown): [string, ReturnType<typeof placeholderFor>][] {
  const { name, isRequired, isSecret, format } = object(value);
  if (typeof name !== 'string' || !isVariable(name) || (isRequired !== true && isSecret !== true)) return [];
  return [[name, placeholderFor(name, format)]];
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 100) : []);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 1_000) : undefined;
