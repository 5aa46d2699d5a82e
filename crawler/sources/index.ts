import { readFileSync } from 'node:fs';
import type { IndexEntry } from '../../data/schema/index.ts';
import { configuredServers, parseConfig, readClientConfig } from './client-config.ts';
import type { Survey } from './entry.ts';
import { launchOf, listItems, readList } from './list-file.ts';
import { readRegistry, type RegistryOptions } from './registry.ts';

export type { Note, Survey } from './entry.ts';
export { mergeEntries, type Merged } from './merge.ts';
export { POLITE, type Politeness } from './polite-fetch.ts';
export { FROM_REGISTRY } from './registry.ts';

export type SourceOptions = RegistryOptions;

/**
 * Entries from a source that a command line names: the base address of an MCP registry (`https://…`), one package or
 * address (`npm:name`, `pypi:name`, `oci:image`, `url:https://…/mcp`), or a file: names one to a line, a JSON list, or
 * a client's configuration (`mcpServers` JSON, VS Code `servers`, Codex TOML).
 * Write what `mergeEntries(store.index.records(), entries)` returns, never the entries themselves.
 */
export async function readSource(spec: string, options: SourceOptions): Promise<IndexEntry[]> {
  return (await surveySource(spec, options)).entries;
}

/** The same with what the source has withdrawn, what could not be used and why, and how far it has been read. */
export async function surveySource(spec: string, options: SourceOptions): Promise<Survey> {
  const { today } = options;
  if (/^https?:\/\//.test(spec)) return readRegistry(spec, options);
  if (/^(?:npm|pypi|oci|url):/.test(spec)) {
    const word = spec.replace(/^url:/, '');
    if (!launchOf(word))
      throw new Error(`${spec}: no package name. Write it as npm:name, npm:@scope/name or npm:name@version.`);
    return readList([word], 'command line', today);
  }
  const text = readSourceFile(spec);
  const document = parseConfig(text);
  const servers = configuredServers(document);
  const survey = servers
    ? readClientConfig(servers, 'client configuration', today)
    : readList(listItems(text, document), 'list', today);
  if (survey.entries.length === 0) throw new Error(`${spec}: ${whyEmpty(text, document, survey)}. ${REMEDY}`);
  return survey;
}

const REMEDY = 'Write one package name or address a line, or give a client’s configuration.';

function whyEmpty(text: string, document: unknown, { skipped: [first] }: Survey): string {
  if (text.includes('\0')) return 'is no text';
  if (document === undefined && /^\s*[{[]/.test(text)) return 'is neither whole JSON nor TOML';
  return `names no server${first ? ` (${JSON.stringify(first.name)} is ${first.reason})` : ''}`;
}

function readSourceFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}. Give a file, the https address of a registry, or npm:name.`);
  }
}
