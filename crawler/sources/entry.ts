import type { IndexEntry, Launch } from '../../data/schema/index.ts';
import { serverSlug } from '../../data/store/index.ts';

/** Something that a source names and that cannot become an entry, or no longer is one. */
export interface Note {
  name: string;
  reason: string;
}

/** What a source says. */
export interface Survey {
  entries: IndexEntry[];
  /** Servers that the source has deleted. */
  withdrawn: Note[];
  skipped: Note[];
  /** The newest change that was seen; the next incremental reading starts from it. */
  updatedUntil?: string | undefined;
}

export interface EntryFacts {
  name: string;
  launch: Launch;
  source: string;
  added: string;
  title?: string | undefined;
  registryName?: string | undefined;
  repository?: string | undefined;
  homepage?: string | undefined;
}

/** An index entry from a source's facts; members keep one order, and what is no usable URL is left out. */
export function makeEntry(facts: EntryFacts): IndexEntry {
  const repository = webUrl(facts.repository);
  const homepage = webUrl(facts.homepage);
  return {
    id: serverSlug(facts.name) || `server-${Buffer.from(facts.name).toString('hex').slice(0, 12)}`,
    name: (facts.title ?? facts.name).slice(0, 120),
    ...(facts.registryName ? { registryName: facts.registryName } : {}),
    ...(repository ? { repository } : {}),
    ...(homepage ? { homepage } : {}),
    launch: facts.launch,
    source: facts.source,
    added: facts.added,
  };
}

/** `owner/name`, `git+https://…`, `git@host:owner/name.git` and plain addresses as one web address. */
export function webUrl(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 500) return undefined;
  const spelled = /^[\w.-]+\/[\w.-]+$/.test(text)
    ? `https://github.com/${text}`
    : text
        .replace(/^git\+/, '')
        .replace(/^git:\/\//, 'https://')
        .replace(/^(?:ssh:\/\/)?git@([\w.-]+)[:/]/, 'https://$1/');
  const url = URL.parse(spelled);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return undefined;
  return url.href.replace(/\.git$/, '').replace(/\/$/, '');
}
