import { join } from 'node:path';
import type { Policy, Posture } from '../../classifier/policy/index.ts';
import { fileAt } from '../build/paths.ts';
import { put } from '../build/put.ts';
import { badge } from './badge.ts';
import { serverDocument, toolDocuments } from './documents.ts';
import { jsonFeed, rss } from './feeds.ts';
import { json } from './json.ts';
import { markdownTwins } from './markdown.ts';
import { paths } from './paths.ts';
import { policiesOf } from './policies.ts';
import type { ServerRecord } from './record.ts';
import { summaryOf, type Summary } from './summary.ts';

/** What was written for one server, and what the documents about the whole catalogue need to know of it. */
export interface ServerSurfaces {
  files: string[];
  summary: Summary;
  /** Files whose bytes changed. */
  written: number;
}

/** Writes everything that is about one server; policies that are at hand need not be made again. */
export function writeServer(
  server: ServerRecord,
  { out, baseUrl }: { out: string; baseUrl: string },
  policies?: Readonly<Record<Posture, Policy>>,
): ServerSurfaces {
  const summary = summaryOf(server);
  const result: ServerSurfaces = { files: [], summary, written: 0 };
  for (const [path, text] of serverSurfaces(server, summary, baseUrl, policies)) {
    const file = fileAt(path);
    result.files.push(file);
    if (put(join(out, file), text)) result.written += 1;
  }
  return result;
}

function* serverSurfaces(
  server: ServerRecord,
  { brief, changes }: Summary,
  baseUrl: string,
  whole?: Readonly<Record<Posture, Policy>>,
): Generator<[path: string, text: string]> {
  const policies = policiesOf(server, whole);
  yield [paths.server(server.id), json(serverDocument(server, policies))];
  const documents = toolDocuments(server, policies);
  for (const [place, tool] of server.tools.entries()) yield [paths.tool(server.id, tool.slug), json(documents[place])];
  yield* markdownTwins(server, policies, baseUrl);
  yield [paths.badge(server.id), badge(brief.name, brief.risks)];
  if (changes.length === 0) return;
  const self = paths.serverFeed(server.id);
  const about = {
    title: `${brief.name}: changes of its tools`,
    description: `Tools of ${brief.name} that were added, removed or changed.`,
    page: brief.page,
  };
  yield [self.rss, rss({ ...about, self: self.rss }, changes, baseUrl)];
  yield [self.json, jsonFeed({ ...about, self: self.json }, changes, baseUrl)];
}
