import { makeAct } from '../definition/act.ts';
import { nameActs } from '../definition/name.ts';
import type { ToolDefinition } from '../definition/read.ts';
import type { Act, ParameterFact } from '../definition/types.ts';
import { type NameWord, wordsOfName } from '../text/names.ts';
import { wordOf } from '../text/word.ts';

/** A value of the argument, and what it says is done. */
export interface Choice {
  value: string;
  acts: Act[];
}

export const HTTP = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** What each value of an argument, or each branch of a schema that fixes it, says is done. */
export function choicesOf(parameter: ParameterFact, definition: ToolDefinition): Choice[] {
  const twins =
    parameter.valuesPointer === ''
      ? definition.parameters.filter(({ name, values }) => name === parameter.name && values.length === 1)
      : [parameter];
  const seen = new Set<string>();
  return twins.flatMap(({ values, valuesPointer, pointer }) =>
    values.flatMap((value, i) => {
      if (seen.has(value) || value === '') return [];
      seen.add(value);
      const at = placeOf(valuesPointer, pointer, i);
      return [{ value, acts: actsOfValue(value, at, definition) }];
    }),
  );
}

function placeOf(valuesPointer: string, pointer: string, i: number): string {
  if (valuesPointer === '') return `${pointer}/const`;
  if (/\/(?:description|pattern)$/.test(valuesPointer)) return valuesPointer;
  return /\/(?:any|one)Of$/.test(valuesPointer) ? `${valuesPointer}/${i}/const` : `${valuesPointer}/${i}`;
}

function actsOfValue(value: string, pointer: string, definition: ToolDefinition): Act[] {
  if (HTTP.has(value) || (OF_HTTP.test(pointer) && HTTP.has(value.toUpperCase()))) return [httpAct(value, pointer)];
  if (SHOWN.has(value)) return [shownAct(value, pointer)];
  const words = wordsOfName(value);
  const acts = nameActs(value, pointer, words, 'action');
  return acts.map((act) => (act.object.length > 0 ? act : withObject(act, words, definition)));
}

/** Beside `list` and `get` these are what is shown. */
const SHOWN = new Set(['log', 'logs']);
const shownAct = (value: string, pointer: string): Act =>
  makeAct({ verb: 'get', sense: 'read', weak: false, object: [value], from: 'action', pointer, quote: value });

const OF_HTTP = /method\/(?:enum|const)/i;

/** `delete` of a tool `manage_webhook` deletes a webhook: the tool's nouns are the object of a bare verb. */
function withObject(act: Act, words: readonly NameWord[], definition: ToolDefinition): Act {
  const nouns = nounsOf(definition).filter((noun) => wordOf(noun).verb?.sense !== 'vague');
  const borrowed = nouns.map((noun) => ({
    word: wordOf(noun),
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
  }));
  const [again] = nameActs(act.quote, act.pointer, [...words, ...borrowed], 'action');
  return again === undefined || again.verb !== act.verb ? act : makeAct({ ...again, quote: act.quote });
}

/** What a tool such as `manage_workspace` manages: its own nouns, or what its description says instead. */
function nounsOf({ acts, nameWords }: ToolDefinition): readonly string[] {
  const said = acts.find(
    ({ from, sense, object }) => from === 'lead' && sense === 'vague' && object.length > 0,
  )?.object;
  return said === undefined || said.some((noun) => nameWords.includes(noun)) ? nameWords : said;
}

const HTTP_SENSES = {
  GET: 'read',
  HEAD: 'read',
  OPTIONS: 'read',
  POST: 'call',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
} as const;

function httpAct(value: string, pointer: string): Act {
  return makeAct({
    verb: value.toLowerCase(),
    sense: HTTP_SENSES[value.toUpperCase() as keyof typeof HTTP_SENSES],
    weak: false,
    object: [],
    from: 'action',
    pointer,
    quote: value,
  });
}
