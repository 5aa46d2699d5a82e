import type { IndexEntry, Launch } from '../../data/schema/index.ts';
import { digest } from '../../data/store/index.ts';

export interface Merged {
  /** Entries to write: new ones, and known ones that learned something. */
  entries: IndexEntry[];
  added: string[];
  changed: string[];
  /** Every server that was named, new or known. */
  ids: string[];
}

/**
 * Brings found entries together with known ones by identity (registry name, package or address, repository), so that
 * no server stands in the index under two names. What is known was authored and stays; only gaps are filled.
 */
export function mergeEntries(known: Iterable<IndexEntry>, found: readonly IndexEntry[]): Merged {
  const all = new Map<string, IndexEntry>();
  const byIdentity = new Map<string, string>();
  const byRepository = new Map<string, Set<string>>();
  const remember = (entry: IndexEntry) => {
    all.set(entry.id, entry);
    for (const identity of identities(entry)) byIdentity.set(identity, entry.id);
    const repository = repositoryOf(entry);
    if (repository !== undefined)
      byRepository.set(repository, (byRepository.get(repository) ?? new Set()).add(entry.id));
  };
  for (const entry of known) remember(entry);
  const merged: Merged = { entries: [], added: [], changed: [], ids: [] };
  const touched = new Set<string>();
  for (const entry of found) {
    const id =
      identities(entry)
        .map((identity) => byIdentity.get(identity))
        .find((match) => match !== undefined) ?? sameRepository(entry, all, byRepository);
    const before = id === undefined ? undefined : all.get(id);
    const after = before ? fill(before, entry) : { ...entry, id: freeId(entry, all) };
    remember(after);
    touched.add(after.id);
    if (!before) merged.added.push(after.id);
    else if (digest(before) !== digest(after) && !merged.added.includes(after.id) && !merged.changed.includes(after.id))
      merged.changed.push(after.id);
  }
  merged.ids = [...touched];
  merged.entries = [...merged.added, ...merged.changed].map((id) => all.get(id) as IndexEntry);
  return merged;
}

function identities(entry: IndexEntry): string[] {
  const named = entry.registryName === undefined ? [] : [`registry:${entry.registryName.toLowerCase()}`];
  return [...named, launchIdentity(entry.launch)];
}

function launchIdentity(launch: Launch): string {
  switch (launch.kind) {
    case 'remote':
    case 'mcpb':
      return `address:${launch.url.replace(/\/$/, '').toLowerCase()}`;
    case 'command':
      return `command:${[launch.command, ...launch.args].join(' ')}`;
    case 'oci':
      return `oci:${launch.package
        .replace(/@sha256:.*$/, '')
        .replace(/:[^:/]*$/, '')
        .toLowerCase()}`;
    case 'pypi':
      return `pypi:${launch.package.toLowerCase().replace(/[-_.]+/g, '-')}`;
    default:
      return `npm:${launch.package.toLowerCase()}`;
  }
}

const repositoryOf = ({ repository }: IndexEntry): string | undefined =>
  repository
    ?.toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/(?:\.git)?\/?$/, '');

/**
 * One repository may hold many servers. It is the same server only where exactly one entry is known from there, that
 * entry is reached in another way (a package here, an address there), and their registry names do not differ.
 */
function sameRepository(
  entry: IndexEntry,
  all: Map<string, IndexEntry>,
  byRepository: Map<string, Set<string>>,
): string | undefined {
  const repository = repositoryOf(entry);
  const ids = repository === undefined ? undefined : byRepository.get(repository);
  const [id] = ids ?? [];
  const other = ids?.size === 1 && id !== undefined ? all.get(id) : undefined;
  if (!other || other.launch.kind === entry.launch.kind) return undefined;
  const differ = other.registryName !== undefined && entry.registryName !== undefined;
  return differ ? undefined : id;
}

/** A known entry with its gaps filled; a version that a registry pins moves on with that registry. */
function fill(before: IndexEntry, found: IndexEntry): IndexEntry {
  const { registryName = found.registryName, repository = found.repository, homepage = found.homepage } = before;
  const moves =
    before.source === found.source &&
    launchIdentity(before.launch) === launchIdentity(found.launch) &&
    'version' in before.launch &&
    before.launch.version !== undefined &&
    'version' in found.launch;
  const launch = moves ? { ...before.launch, version: (found.launch as { version: string }).version } : before.launch;
  const { id, name, source, added, showcase } = before;
  // what one registry says of a server, another source does not take back
  const { deprecated } = found.registryName === undefined ? before : found;
  return {
    id,
    name,
    ...(registryName === undefined ? {} : { registryName }),
    ...(repository === undefined ? {} : { repository }),
    ...(homepage === undefined ? {} : { homepage }),
    launch: launch as Launch,
    source,
    added,
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(showcase ? { showcase } : {}),
  };
}

/** Two different servers may have the same slug; the later one carries a mark made of its identity. */
function freeId(entry: IndexEntry, all: Map<string, IndexEntry>): string {
  if (!all.has(entry.id)) return entry.id;
  return `${entry.id.slice(0, 90)}-${digest(identities(entry)).slice(7, 15)}`;
}
