import type { Label, RawTool } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { contextOf } from '../classify.ts';
import { ToolDefinition } from '../definition/read.ts';
import { serverFacts } from '../definition/server.ts';
import type { ServerContext } from '../definition/types.ts';
import { labelledTools } from '../evaluation/judged.ts';
import { withoutAnnotations } from '../judge.ts';
import { writtenTools } from './written.ts';

/** Where a lesson comes from: a person labelled a listed tool, its author declared whether it reads, or it was written to learn from. */
export type Origin = 'labelled' | 'declared' | 'written';

/** A tool to learn from. */
export interface Lesson {
  origin: Origin;
  server: string;
  definition: ToolDefinition;
  label?: Label;
  reads: boolean;
}

/**
 * All labels but those of the test split, the declarations of their servers for tools that nobody labelled, and the written
 * definitions. Annotations are taken from the definitions, so that the model cannot learn to repeat them; no server is in
 * training and test.
 */
export function lessons(store: Store): Lesson[] {
  const labelled = labelledTools(store, ['train', 'development']);
  const known = new Set(labelled.map(({ tool, server }) => `${server} ${tool.name}`));
  const declared = [...new Set(labelled.map(({ server }) => server))].flatMap((server) => {
    const snapshot = store.snapshots.read(server);
    if (snapshot === undefined) return [];
    const context = contextOf(snapshot);
    return snapshot.tools.flatMap((tool): Lesson[] => {
      const hint = (tool.annotations as { readOnlyHint?: unknown } | undefined)?.readOnlyHint;
      return typeof hint !== 'boolean' || known.has(`${server} ${tool.name}`)
        ? []
        : [{ origin: 'declared', server, definition: read(tool, context), reads: hint }];
    });
  });
  return [
    ...labelled.map(({ server, tool, context, gold: { label } }) =>
      taught('labelled', server, read(tool, context), label),
    ),
    ...declared,
    ...writtenLessons(),
  ];
}

function writtenLessons(): Lesson[] {
  return [...writtenTools()].flatMap(([server, written]) => {
    const siblings = written.map(({ tool }) => tool);
    const context = { server, siblings, description: written[0]?.about ?? '' };
    return written.map(({ tool, label }) => taught('written', server, read(tool, context), label));
  });
}

const taught = (origin: Origin, server: string, definition: ToolDefinition, label: Label): Lesson => ({
  origin,
  server,
  definition,
  label,
  reads: label.category === 'Read',
});

const read = (tool: RawTool, context: ServerContext): ToolDefinition =>
  new ToolDefinition(withoutAnnotations(tool), serverFacts(context));
