import { contextOf } from '../classifier/classify.ts';
import type { ServerContext } from '../classifier/definition/types.ts';
import type { Disagreement } from '../classifier/llm/index.ts';
import { digestOf } from '../classifier/overrides.ts';
import { lineOf } from '../classifier/lines.ts';
import type { Override, RawTool } from '../data/schema/index.ts';
import type { Store } from '../data/store/index.ts';
import { openRecords } from './records.ts';
import { UsageError } from './errors.ts';
import { lineWriter } from './lines.ts';
import type { LlmFlags } from './llm-options.ts';
import { runLlm } from './llm.ts';

interface StoredTool {
  server: string;
  tool: RawTool;
  context: ServerContext;
}

type Labels = { category: string; effects: string[]; qualifiers: string[] };
type Line = Labels & { id: string; definitionDigest: string; llm?: Labels; disagreements?: Disagreement[] };

/**
 * Labels tools of the catalogue by a model. What it says goes to lines of their own, marked with model and prompt version, and
 * never into data/verdicts; `review` takes the tools on which it differs from the rules, each with an override to complete.
 */
export async function classifyByModel(
  servers: readonly string[],
  folder: string,
  options: LlmFlags & { output: string; review?: string },
): Promise<void> {
  const items = storedTools(await openRecords(folder), servers);
  const output = lineWriter(options.output);
  const review = options.review === undefined ? undefined : lineWriter(options.review);
  try {
    await runLlm(
      {
        items,
        lineOf: ({ server, tool }, verdict) => ({
          ...lineOf(`${server}/${tool.name}`, tool, verdict),
          definitionDigest: digestOf(tool),
        }),
        async write(line) {
          await output.write(line);
          if (((line as Line).disagreements ?? []).length > 0) await review?.write(reviewOf(line as Line));
        },
      },
      options,
    );
  } catch (error) {
    output.discard();
    review?.discard();
    throw error;
  }
  for (const writer of [output, review]) await (options.estimate ? writer?.discard() : writer?.close());
}

function storedTools(store: Store, servers: readonly string[]): StoredTool[] {
  const ids = servers.length > 0 ? servers : store.snapshots.ids();
  return ids.flatMap((server) => {
    const snapshot = store.snapshots.read(server);
    if (snapshot === undefined)
      throw new UsageError(`${server}: the catalogue has no snapshot of it; crawl it, or name another server`);
    const context = contextOf(snapshot);
    return snapshot.tools.map((tool) => ({ server, tool, context }));
  });
}

/** What a person decides on: an override is refused until its reason, reviewer and date are filled in. */
function reviewOf({ id, definitionDigest, disagreements, category, effects, qualifiers, llm }: Line): object {
  const at = id.indexOf('/');
  const override: Omit<Override, 'set'> & { set: unknown } = {
    tool: id.slice(at + 1),
    definitionDigest,
    set: llm && { category: llm.category, effects: llm.effects, qualifiers: llm.qualifiers },
    reason: '',
    reviewer: '',
    date: '',
  };
  return { server: id.slice(0, at), disagreements, rules: { category, effects, qualifiers }, override };
}
