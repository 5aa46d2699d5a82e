import type { DefinitionView } from './definition.ts';
import type { ParameterRow } from './parameters.ts';
import type { Piece } from './text.ts';

/** Bytes of a definition, its parameters included, with which an ordinary page stays below 10 kB after gzip. */
export const ROOM = 10_000;
/** What a longer one keeps on the page, and how much of that its description may take. */
const SHORTENED = 7_200;
export const DESCRIPTION_ROOM = 7_000;
/** Bytes of evidence, actions, policy and questions on an ordinary page; where there are more, the definition has less room. */
const ORDINARY = 2_000;

export interface Fitted {
  definition: DefinitionView;
  parameters: readonly ParameterRow[];
  /** Characters of the definition that the page leaves to the record; 0 where it shows everything. */
  leftOut: number;
  parametersLeftOut: number;
}

/**
 * A definition that is too long for a page keeps the beginning of its description and of its parameters, and leaves
 * its schema to the record: the evidence quotes what matters of it. `besides` is all else that makes a page long.
 */
export function fit(definition: DefinitionView, parameters: readonly ParameterRow[], besides: unknown = []): Fitted {
  const { description, rest } = definition;
  const all = bytes(textOf(description)) + bytes(textOf(rest)) + bytes(...parameters.map(textOfRow));
  // What stands beside a definition repeats itself, and takes half the room of prose.
  const taken = all < ROOM / 3 ? 0 : Math.max(0, bytes(JSON.stringify(besides)) - ORDINARY) / 2;
  if (all <= ROOM - taken) return { definition, parameters, leftOut: 0, parametersLeftOut: 0 };
  // What is cut anyway gives way to what stands beside it; what fits stays whole.
  const isCut = bytes(textOf(description)) > DESCRIPTION_ROOM;
  const beginning = cut(
    description,
    isCut ? Math.max(DESCRIPTION_ROOM / 3, DESCRIPTION_ROOM - taken) : DESCRIPTION_ROOM,
  );
  let room = SHORTENED - taken - bytes(textOf(beginning));
  const tooMany = parameters.findIndex((row) => (room -= bytes(textOfRow(row))) < 0);
  const shown = tooMany < 0 ? parameters : parameters.slice(0, tooMany);
  return {
    definition: { ...definition, description: beginning, rest: [] },
    parameters: shown,
    leftOut: textOf(description).length - textOf(beginning).length + textOf(rest).length,
    parametersLeftOut: parameters.length - shown.length,
  };
}

/** The beginning of a text, at most so many bytes, up to the end of a word where there is one. */
function cut(all: readonly Piece[], room: number): Piece[] {
  const kept: Piece[] = [];
  for (const piece of all) {
    if (bytes(piece.text) > room) {
      const text = beginningOf(piece.text, room);
      return text === '' ? kept : [...kept, { ...piece, text }];
    }
    kept.push(piece);
    room -= bytes(piece.text);
  }
  return kept;
}

function beginningOf(text: string, room: number): string {
  const whole = new TextDecoder().decode(Buffer.from(text).subarray(0, room), { stream: true });
  return /^[^]*\s/.exec(whole)?.[0] ?? whole;
}

const textOf = (all: readonly Piece[]): string => all.map(({ text }) => text).join('');
const textOfRow = ({ name, type, description, rules }: ParameterRow): string =>
  [name, type, description, ...rules].join(' ');
const bytes = (...texts: readonly string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
