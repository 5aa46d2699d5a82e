import { roleOf, type RoleFact } from './roles.ts';
import type { Definition, ParameterFact, Place } from './types.ts';

export interface PlayedRole extends RoleFact {
  parameter: ParameterFact;
}

const played = new WeakMap<Definition, readonly PlayedRole[]>();

/** The parameters of a definition that play a role, computed once. */
export function rolesOf(definition: Definition): readonly PlayedRole[] {
  let roles = played.get(definition);
  if (roles === undefined) {
    roles = definition.parameters.flatMap((parameter) => {
      const role = roleOf(parameter, definition);
      return role === undefined ? [] : [{ ...role, parameter }];
    });
    played.set(definition, roles);
  }
  return roles;
}

/** The key of a parameter as evidence. */
export const atKey = ({ pointer, name }: ParameterFact): Place => ({ pointer, quote: name });

const READ_ONLY = [
  'read-only',
  'readonly',
  'read only',
  'select only',
  'only select',
  'select queries only',
  'does not modify',
  'does not change',
  'without modifying',
  'no changes are made',
  'will not modify',
  'does not execute',
  'never modifies',
  'no side effects',
  '只读',
  'does not write',
  'does not create',
  'makes no changes',
  'nothing is changed',
];

/** Where the description says that nothing is changed. */
export function readOnlyClaim(definition: Definition): Place | undefined {
  return phraseIn(definition.description, READ_ONLY);
}

/** Whether the statements of a query tool are said to read only: in words, or by naming SELECT and nothing that writes. */
export function readsStatements(definition: Definition): boolean {
  if (readOnlyClaim(definition) !== undefined) return true;
  const text = definition.description.slice(0, 2000);
  return text.includes('SELECT') && !/INSERT|UPDATE|DELETE|DDL|DML|any SQL/.test(text);
}

/** The first of the phrases in the description's beginning, in its own letters. */
export function phraseIn(description: string, phrases: readonly string[], readTo = 3000): Place | undefined {
  const text = lower(description, readTo);
  for (const phrase of phrases) {
    const at = text.indexOf(phrase);
    if (at >= 0) return { pointer: '/description', quote: description.slice(at, at + phrase.length) };
  }
  return undefined;
}

let lastText = '';
let lastLower = '';

/** Lower case of equal length, so that places hold; the last one is remembered because signals ask in turn. */
export function lower(description: string, readTo = 3000): string {
  const text = description.length > readTo ? description.slice(0, readTo) : description;
  if (text === lastText) return lastLower;
  lastText = text;
  const lowered = text.toLowerCase();
  lastLower = lowered.length === text.length ? lowered : text;
  return lastLower;
}

export const nameHas = (definition: Definition, ...words: string[]) =>
  definition.nameWords.some((word) => words.includes(word));
