import { RawTool } from '../data/schema/index.ts';
import { type ClassifyOptions, type Judgement, judgeTools, type PlacedTool } from './classify.ts';
import type { ServerContext } from './definition/types.ts';
import { explain } from './explain.ts';

/** One tool of a list to classify, as it was read from a line. */
export interface ListedTool extends PlacedTool {
  id: string | number;
}

/** A line that cannot be used: says which, what is wrong and the remedy. */
export class LineError extends Error {
  override name = 'LineError';
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * Reads lines `{id, server, tool}`. The server is a name, an object with name, description, instructions and tools, or
 * missing; the siblings of a tool are its server's tools, or else the other lines of the same server.
 */
export function readLines(input: string): ListedTool[] {
  const listed: { id: string | number; tool: RawTool; server: Json | string | undefined; name: string }[] = [];
  const byServer = new Map<string, RawTool[]>();
  let number = 0;
  for (const line of input.split('\n')) {
    number++;
    if (line.trim() === '') continue;
    const { id, tool, server } = parse(line, number);
    const name = typeof server === 'string' ? server : (text(server?.name) ?? '');
    listed.push({ id, tool, server, name });
    const siblings = byServer.get(name);
    if (siblings === undefined) byServer.set(name, [tool]);
    else siblings.push(tool);
  }
  const given = new Map<unknown, RawTool[]>();
  return listed.map(({ id, tool, server, name }) => {
    const own = typeof server === 'object' && Array.isArray(server.tools) ? toolsOf(server.tools, given) : undefined;
    const siblings = own ?? (name === '' ? [tool] : (byServer.get(name) as RawTool[]));
    const context: ServerContext = { server: name, siblings };
    if (typeof server === 'object') {
      const description = text(server.description);
      const instructions = text(server.instructions);
      if (description !== undefined) context.description = description;
      if (instructions !== undefined) context.instructions = instructions;
    }
    return { id, tool, context };
  });
}

/** So many lines are judged together. */
const TOGETHER = 64;

/** The verdict on each line, in order, as the line that is written for it. */
export function* classifyLines(listed: readonly ListedTool[], options?: ClassifyOptions): Generator<object> {
  for (let from = 0; from < listed.length; from += TOGETHER) {
    const some = listed.slice(from, from + TOGETHER);
    const judgements = judgeTools(some, options);
    for (const [i, { id, tool }] of some.entries()) yield lineOf(id, tool, judgements[i] as Judgement);
  }
}

/** What is written for one tool: its labels, its risk and why. */
export function lineOf(id: string | number, tool: RawTool, verdict: Judgement): object {
  const { category, effects, qualifiers, risk, confidence, evidence } = verdict;
  return { id, category, effects, qualifiers, risk, confidence, evidence, rationale: explain(verdict, tool).sentence };
}

function toolsOf(tools: unknown[], given: Map<unknown, RawTool[]>): RawTool[] {
  let own = given.get(tools);
  if (own === undefined) given.set(tools, (own = tools.filter((tool) => RawTool.safeParse(tool).success) as RawTool[]));
  return own;
}

function parse(
  line: string,
  number: number,
): { id: string | number; tool: RawTool; server: Json | string | undefined } {
  const fault = (what: string, remedy: string) => new LineError(`line ${number}: ${what}; ${remedy}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw fault(`not JSON (${(error as Error).message})`, 'write one object {id, server, tool} on each line');
  }
  if (!isObject(value)) throw fault('not an object', 'write one object {id, server, tool} on each line');
  const { id, tool, server } = value;
  if (typeof id !== 'string' && typeof id !== 'number') throw fault('it has no id', 'add "id", a string or a number');
  if (!RawTool.safeParse(tool).success)
    throw fault('"tool" is no object with a name', 'put the tool there as the server lists it');
  if (server !== undefined && server !== null && typeof server !== 'string' && !isObject(server))
    throw fault('"server" is neither a name nor an object', 'give its name, or an object with a name');
  return { id, tool: tool as RawTool, server: (server ?? undefined) as Json | string | undefined };
}
