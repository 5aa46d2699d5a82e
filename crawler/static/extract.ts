import type { RawTool, SnapshotFlag } from '../../data/schema/index.ts';
import { ToolFinder } from './candidates.ts';
import type { StaticTool } from './definition.ts';
import { Evaluator } from './evaluate.ts';
import { ModuleLibrary } from './module.ts';
import { allFiles, entryFiles, openSources, reachedFiles, relatedPackages, type SourceTree } from './sources.ts';

export interface StaticListing {
  tools: RawTool[];
  flags: SnapshotFlag[];
}

/** Words without which a file holds no tool definition. */
const HINT =
  /inputSchema|input_schema|[tT]ool\(|argsShape|argsSchema|paramsSchema|inputShape|zodSchema|\bparameters\b|\bschema\b/;
const SURE_HINT = /inputSchema|input_schema|(?:registerTool|addTool|\.tool)\(|argsShape/;
const LARGE = 300_000;
const VENDORED = /[\\/](?:third_party|vendor)[\\/]/;
const PROTOCOL = /modelcontextprotocol|fastmcp|mcp-framework|mcp-handler|tools\/list|McpServer|xmcp|mcp/;

/** Reads the tools of an unpacked package out of its source. Synchronous: `listStatically` runs it in a worker. */
export function extractTools(folder: string): StaticListing {
  const tree = openSources(folder);
  let { found, cut } = extractFrom(tree);
  if (found.length === 0)
    for (const related of relatedPackages(tree)) {
      const inner = extractFrom(openSources(related));
      cut ||= inner.cut;
      found = found.concat(inner.found);
    }
  return settle(found, cut);
}

function extractFrom(tree: SourceTree): { found: StaticTool[]; cut: boolean } {
  const entries = entryFiles(tree);
  const reached = reachedFiles(tree, entries);
  const first = search(tree, reached);
  if (first.found.length > 0) return first;
  const rest = allFiles(tree).filter((path) => !reached.includes(path));
  return rest.length > 0 ? search(tree, rest) : first;
}

function search(tree: SourceTree, files: string[]): { found: StaticTool[]; cut: boolean } {
  const evaluator = new Evaluator();
  const finder = new ToolFinder(evaluator);
  const library = new ModuleLibrary(tree);
  const speaksMcp =
    PROTOCOL.test(JSON.stringify(tree.manifest)) || files.some((path) => PROTOCOL.test(tree.text(path) ?? ''));
  if (speaksMcp)
    for (const path of files) {
      const text = tree.text(path) ?? '';
      if (VENDORED.test(path) || !(text.length > LARGE ? SURE_HINT : HINT).test(text)) continue;
      try {
        const module = library.load(path);
        if (module) finder.visit(module);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error; // source that nests too deep for the stack is passed over
      }
    }
  try {
    finder.finish();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { found: finder.found, cut: tree.truncated() || evaluator.exhausted };
}

/** One tool per name, the fullest reading of each, in the order in which the source names them. */
function settle(found: StaticTool[], cut: boolean): StaticListing {
  const byName = new Map<string, StaticTool>();
  for (const candidate of found) {
    const known = byName.get(candidate.tool.name);
    if (!known || fullness(candidate) > fullness(known)) byName.set(candidate.tool.name, candidate);
  }
  const flags: SnapshotFlag[] = [];
  if (cut) flags.push({ code: 'truncated', detail: 'the source is larger than the static reader looks into' });
  for (const { tool, unread } of byName.values())
    if (unread.length > 0)
      flags.push({
        code: 'static-partial',
        tool: tool.name,
        detail: `made at run time, left out: ${unread.slice(0, 8).join(' ')}`,
      });
  return { tools: [...byName.values()].map(({ tool }) => tool), flags };
}

function fullness({ tool, unread }: StaticTool): number {
  const described = typeof tool.description === 'string' ? 1_000_000 : 0;
  return (
    described + (tool.inputSchema ? 500_000 : 0) + Math.min(400_000, JSON.stringify(tool).length) - unread.length * 50
  );
}
