import type { Flag, Poisoned, PoisonEvaluation, RawTool, Snapshot } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { contextOf } from '../classify.ts';
import { ToolDefinition } from '../definition/read.ts';
import { serverFacts } from '../definition/server.ts';
import type { ServerContext } from '../definition/types.ts';
import { flagsOf, POISONING } from '../flags/index.ts';
import { share } from './figures.ts';

export type PoisonedTool = Poisoned['tools'][number];

/** A poisoned definition and whether a flag stands where the text was put in. */
export interface PoisonResult {
  server: string;
  poisoned: PoisonedTool;
  caught: boolean;
  flags: Flag[];
}

/** How many poisoned definitions are flagged, and how many tools of the catalogue as it is; undefined without such definitions. */
export function poisonEvaluation(store: Store): PoisonEvaluation | undefined {
  const results = [...poisonResults(store)];
  if (results.length === 0) return undefined;
  const test = results.filter(({ poisoned }) => poisoned.half === 'test');
  return {
    halves: group(results, 'half'),
    techniques: group(test, 'technique'),
    skills: group(test, 'skill'),
    ordinary: ordinaryFigures(store),
  };
}

/** Each poisoned definition in the place of the tool that it was made from. */
export function* poisonResults(store: Store): Generator<PoisonResult> {
  for (const { server, tools } of store.poisoned.records()) {
    const snapshot = store.snapshots.read(server);
    for (const poisoned of tools) {
      const flags = trapFlags(poisoned.definition, contextWith(server, snapshot, poisoned));
      const caught = flags.some(({ pointer }) => poisoned.at.some((at) => `${pointer}/`.startsWith(`${at}/`)));
      yield { server, poisoned, caught, flags };
    }
  }
}

function contextWith(
  server: string,
  snapshot: Snapshot | undefined,
  { tool, definition }: PoisonedTool,
): ServerContext {
  if (snapshot === undefined) return { server, siblings: [definition] };
  const context = contextOf(snapshot);
  return { ...context, siblings: context.siblings.map((sibling) => (sibling.name === tool ? definition : sibling)) };
}

function trapFlags(tool: RawTool, context: ServerContext): Flag[] {
  return flagsOf(new ToolDefinition(tool, serverFacts(context))).filter(({ code }) => POISONING.has(code));
}

function ordinaryFigures(store: Store): PoisonEvaluation['ordinary'] {
  let tools = 0;
  const flagged: string[] = [];
  for (const snapshot of store.snapshots.records()) {
    const context = contextOf(snapshot);
    for (const tool of snapshot.tools) {
      tools++;
      if (trapFlags(tool, context).length > 0) flagged.push(`${snapshot.server}/${tool.name}`);
    }
  }
  return { tools, flagged: flagged.length, examples: flagged.slice(0, 20) };
}

function group(results: readonly PoisonResult[], by: 'half' | 'technique' | 'skill'): PoisonEvaluation['halves'] {
  const groups = Map.groupBy(results, ({ poisoned }) => poisoned[by]);
  return Object.fromEntries(
    [...groups].sort().map(([name, members]) => {
      const caught = members.filter((member) => member.caught).length;
      return [name, { tools: members.length, caught, share: share(caught, members.length) as number }];
    }),
  );
}
