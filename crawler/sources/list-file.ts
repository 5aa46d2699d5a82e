import { IndexEntry } from '../../data/schema/index.ts';
import type { Launch } from '../../data/schema/index.ts';
import { isPackageName } from '../install/registry.ts';
import { makeEntry, type Survey } from './entry.ts';

/** `npm:name@version`, `pypi:name`, `oci:image`, an http address, or a bare npm name as a launch. */
export function launchOf(word: string): Launch | undefined {
  if (/^https?:\/\//.test(word)) {
    const url = URL.parse(word);
    return url
      ? { kind: 'remote', url: url.href, transport: /\/sse\/?$/.test(url.pathname) ? 'sse' : 'streamable-http' }
      : undefined;
  }
  const [, kind = 'npm', rest = ''] = /^(?:(npm|pypi|oci):)?(.+)$/.exec(word) ?? [];
  if (kind === 'oci')
    return /^[\w.:/@-]+$/.test(rest) ? { kind: 'oci', package: rest, args: [], environment: {} } : undefined;
  const [, name, tag] = /^(.[^@]*)(?:@(\w[\w.+-]*))?$/.exec(rest) ?? [];
  if (name === undefined || !isPackageName(name)) return undefined;
  const version = tag !== undefined && tag !== 'latest' ? { version: tag } : {};
  return { kind: kind as 'npm' | 'pypi', package: name, ...version, args: [], environment: {} };
}

/** A list of servers: names one to a line, or JSON with names, `{ package, repository }` records or whole entries. */
export function readList(items: readonly unknown[], source: string, today: string): Survey {
  const survey: Survey = { entries: [], withdrawn: [], skipped: [] };
  for (const item of items) {
    const whole = IndexEntry.safeParse(item);
    if (whole.success) {
      survey.entries.push(whole.data);
      continue;
    }
    const record = (typeof item === 'string' ? { package: item } : Object(item)) as Record<string, unknown>;
    const word = [record.package, record.url, record.name].find((value) => typeof value === 'string');
    const launch = typeof word === 'string' ? launchOf(word) : undefined;
    if (typeof word !== 'string' || !launch) {
      survey.skipped.push({
        name: String(word ?? JSON.stringify(item)).slice(0, 100),
        reason: 'neither a package name nor an http address',
      });
      continue;
    }
    const name = 'package' in launch ? launch.package : word.replace(/^https?:\/\//, '');
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    survey.entries.push(
      makeEntry({
        name,
        launch,
        source,
        added: today,
        repository: text(record.repository),
        homepage: text(record.homepage),
      }),
    );
  }
  return survey;
}

/** The items of a list file; a JSON object holds them in its first member that is a list. */
export function listItems(text: string, document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  const inner =
    typeof document === 'object' && document !== null ? Object.values(document).find(Array.isArray) : undefined;
  if (inner) return inner as unknown[];
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}
