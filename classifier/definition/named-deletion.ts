import { atKey } from './traits.ts';
import type { Definition, ParameterFact, Place } from './types.ts';

/** “Execute an INSERT, UPDATE, or DELETE query”: where the definition itself says that what the caller writes may delete. */
export function deletingStatement(definition: Definition, parameter: ParameterFact): Place[] {
  const said = affirmed(definition.description.slice(0, 1000), '/description');
  return said.length > 0 ? said : saidOf(parameter);
}

/** DELETE among the methods that a caller may choose. */
export const deletingMethod = (method: ParameterFact): Place[] =>
  method.values.some((value) => value.toUpperCase() === 'DELETE') ? [atKey(method)] : saidOf(method);

const saidOf = ({ description, descriptionPointer }: ParameterFact) =>
  affirmed(description.slice(0, 300), descriptionPointer);

function affirmed(text: string, pointer: string): Place[] {
  const found = STATEMENT.exec(text);
  return found === null || DENIED.test(text.slice(Math.max(0, found.index - 60), found.index))
    ? []
    : [{ pointer, quote: found[0] }];
}

/** In capitals: a word of the language, not of a sentence. */
const STATEMENT = /\b(?:DELETE|DROP|TRUNCATE)\b/;
/** In the same sentence, before it. */
const DENIED =
  /\b(?:no|not|non|never|without|except|cannot|can't|don't|won't|block(?:s|ed)?|reject(?:s|ed)?|refuse[sd]?|forbid(?:s|den)?|disallow(?:s|ed)?|prohibit(?:s|ed)?|instead|rather than|for)\b[^.;]*$/i;
