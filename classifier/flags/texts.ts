import { joinPointer } from '../../data/store/pointer.ts';
import type { RawTool } from '../../data/schema/index.ts';

/** A string of a definition, or a key that is long enough to say something, and where it stands. */
export interface Text extends Step {
  readonly text: string;
}

interface Step {
  readonly key: string;
  readonly within: Step | undefined;
}

/** As many places are looked at; ordinary definitions have some hundred. */
const MOST = 20_000;
const SHORTEST = 12;
/** Long words of the protocol and of JSON Schema, which nearly every definition has: they say nothing to a model. */
const PLAIN = new Set([
  'readOnlyHint',
  'destructiveHint',
  'idempotentHint',
  'openWorldHint',
  'outputSchema',
  'additionalProperties',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'propertyNames',
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2020-12/schema',
]);
const LONGEST_PLAIN = Math.max(...[...PLAIN].map(({ length }) => length));
/** A long text is not looked up: the engine would have to read all of it. */
const tells = (text: string) => text.length >= SHORTEST && !(text.length <= LONGEST_PLAIN && PLAIN.has(text));

/** Every text of a definition: a model reads all of it, and so does whoever hides something there. */
export function textsOf(tool: RawTool): Text[] {
  const texts: Text[] = [];
  const open: object[] = [tool];
  const steps: (Step | undefined)[] = [undefined];
  const add = (value: unknown, key: string, within: Step | undefined) => {
    if (typeof value === 'string') {
      if (tells(value)) texts.push({ text: value, key, within });
    } else if (typeof value === 'object' && value !== null && open.length < MOST) {
      open.push(value);
      steps.push({ key, within });
    }
  };
  for (let at = 0; at < open.length && texts.length < MOST; at++) {
    const node = open[at] as object;
    const within = steps[at];
    if (Array.isArray(node)) for (let i = 0; i < node.length && i < MOST; i++) add(node[i], String(i), within);
    else
      for (const key in node) {
        if (tells(key)) texts.push({ text: key, key, within });
        add((node as Record<string, unknown>)[key], key, within);
      }
  }
  return texts;
}

/** Whether a text tells what a parameter or a value of it should be filled with. */
export function asks({ key, within }: Text): boolean {
  if (within === undefined) return false;
  if (within.key === 'properties' || within.key === 'enum' || within.key === 'examples') return true;
  return within.within?.key === 'properties' && ASKING.has(key);
}

const ASKING = new Set(['description', 'title', 'default', 'const', 'pattern']);

export function pointerOf(text: Text): string {
  const keys: string[] = [];
  for (let at: Step | undefined = text; at !== undefined; at = at.within) keys.push(at.key);
  return joinPointer('', ...keys.reverse());
}
