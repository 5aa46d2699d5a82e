import type { Label, RawTool } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { contextOf } from '../classify.ts';
import { ToolDefinition } from '../definition/read.ts';
import { serverFacts } from '../definition/server.ts';
import { labelledTools } from '../evaluation/judged.ts';

/** A tool to learn from: labelled by a person, or only declared by its author as reading or not. */
export interface Lesson {
  server: string;
  definition: ToolDefinition;
  label?: Label;
  reads: boolean;
}

/**
 * All labels but those of the test split, and the declarations of their servers for tools that nobody labelled. Annotations
 * are taken from the definitions, so that the model cannot learn to repeat them; no server is in training and test.
 */
export function lessons(store: Store): Lesson[] {
  const labelled = labelledTools(store, ['train', 'development']);
  const read = (tool: RawTool, context: ReturnType<typeof contextOf>) => {
    const { annotations: _hidden, ...rest } = tool;
    return new ToolDefinition(rest as RawTool, serverFacts(context));
  };
  const known = new Set(labelled.map(({ tool, server }) => `${server} ${tool.name}`));
  const declared = [...new Set(labelled.map(({ server }) => server))].flatMap((server) => {
    const snapshot = store.snapshots.read(server);
    if (snapshot === undefined) return [];
    const context = contextOf(snapshot);
    return snapshot.tools.flatMap((tool): Lesson[] => {
      const hint = (tool.annotations as { readOnlyHint?: unknown } | undefined)?.readOnlyHint;
      return typeof hint !== 'boolean' || known.has(`${server} ${tool.name}`)
        ? []
        : [{ server, definition: read(tool, context), reads: hint }];
    });
  });
  return [
    ...labelled.map(({ server, tool, context, gold: { label } }) => ({
      server,
      definition: read(tool, context),
      label,
      reads: label.category === 'Read',
    })),
    ...declared,
  ];
}
