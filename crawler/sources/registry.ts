import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexEntry } from '../../data/schema/index.ts';
import type { Note, Survey } from './entry.ts';
import { fetchJson, POLITE, type Politeness } from './polite-fetch.ts';
import { entryFromServerJson } from './server-json.ts';

export interface RegistryOptions {
  today: string;
  /** Only what changed since then (RFC 3339); deleted servers are then named too. */
  updatedSince?: string | undefined;
  politeness?: Politeness | undefined;
  onPage?: ((servers: number) => void) | undefined;
}

const PAGES = 5_000;
const OFFICIAL = 'io.modelcontextprotocol.registry/official';

/** The source of entries that a registry brought, and may take back. */
export const FROM_REGISTRY = 'MCP registry';

/** Reads the MCP registry API v0.1 at `base`, page by page, newest version of each server. */
export async function readRegistry(base: string, options: RegistryOptions): Promise<Survey> {
  const politeness = options.politeness ?? POLITE;
  const found = new Map<string, { entry: IndexEntry } | { note: Note; withdrawn: boolean }>();
  let updatedUntil: string | undefined;
  let cursor: string | undefined;
  const cursors = new Set<string>();
  for (let page = 0; page < PAGES; page += 1) {
    if (page > 0) await sleep(politeness.pauseMs);
    const url = pageUrl(base, options.updatedSince, cursor);
    const { servers, metadata } = Object(await fetchJson(url, politeness)) as Record<string, unknown>;
    if (!Array.isArray(servers))
      throw new Error(`${url.href}: no list of servers. Give the base address of a registry that speaks API v0.1.`);
    for (const item of servers) {
      const { server, _meta } = Object(item) as Record<string, unknown>;
      const official = Object(Object(_meta)[OFFICIAL]) as Record<string, unknown>;
      if (official.isLatest === false) continue;
      const { updatedAt, status } = official;
      if (typeof updatedAt === 'string' && (updatedUntil === undefined || updatedAt > updatedUntil))
        updatedUntil = updatedAt;
      const name = String(Object(server).name);
      if (status === 'deleted') found.set(name, { note: { name, reason: reasonOf(official) }, withdrawn: true });
      else {
        const entry = entryFromServerJson(server, FROM_REGISTRY, options.today);
        const marked = status === 'deprecated' ? { deprecated: reasonOf(official) } : {};
        found.set(name, 'reason' in entry ? { note: entry, withdrawn: false } : { entry: { ...entry, ...marked } });
      }
    }
    options.onPage?.(found.size);
    const next = Object(metadata).nextCursor;
    if (typeof next !== 'string' || next === '' || cursors.has(next)) break;
    cursors.add(next);
    cursor = next;
  }
  const all = [...found.values()];
  return {
    entries: all.flatMap((item) => ('entry' in item ? [item.entry] : [])),
    withdrawn: all.flatMap((item) => ('note' in item && item.withdrawn ? [item.note] : [])),
    skipped: all.flatMap((item) => ('note' in item && !item.withdrawn ? [item.note] : [])),
    updatedUntil,
  };
}

function reasonOf({ status, statusMessage }: Record<string, unknown>): string {
  const message = typeof statusMessage === 'string' && statusMessage !== '' ? `: ${statusMessage.slice(0, 200)}` : '';
  return `${String(status)} in the registry${message}`;
}

function pageUrl(base: string, updatedSince: string | undefined, cursor: string | undefined): URL {
  const url = new URL(`${base.replace(/\/(?:v0(?:\.1)?(?:\/servers)?)?\/?$/, '')}/v0.1/servers`);
  url.searchParams.set('limit', '100');
  url.searchParams.set('version', 'latest');
  if (updatedSince !== undefined) url.searchParams.set('updated_since', updatedSince);
  if (cursor !== undefined) url.searchParams.set('cursor', cursor);
  return url;
}
