import { set } from '../../text/set.ts';
import { scansOthers } from '../scanners.ts';
import { readOnlyClaim, readsStatements } from '../traits.ts';
import type { Definition, ParameterFact } from '../types.ts';
import type { Reading } from './here.ts';

/** Statements and code: run, only read, or computed. */
export const asStatement: Reading = ({ definition, act, kinds }) => {
  const { sense, object, from } = act;
  if (scansOthers(definition, act)) return 'deploy';
  const stated = object.some((noun) => STATEMENTS.has(noun));
  if (
    (sense === 'code' || sense === 'run') &&
    stated &&
    (readsStatements(definition) || definition.parameters.some(isBounded))
  )
    return 'read';
  if ((sense === 'run' || sense === 'control') && object[0] === 'until') return 'control';
  if (sense === 'deploy' && object.includes('aggregation')) return 'read';
  if (sense === 'run' && stated && !isStated(definition)) return 'read';
  if (sense !== 'code' || kinds.has('browser')) return undefined;
  if (object.at(-1) === 'script' && isStored(definition)) return 'deploy';
  if (from === 'body' && readOnlyClaim(definition) !== undefined) return 'read';
  return isArithmetic(definition) ? 'compute' : undefined;
};
const STATEMENTS = set('mango query sql statement select search cypher function');

/** “SQL statement (only SELECT is allowed)”: the parameter itself says which statements pass. */
const isBounded = ({ words, description }: ParameterFact) =>
  STATED.has(words.at(-1)?.text ?? '') && ONLY_SELECT.test(description.slice(0, 200));
const ONLY_SELECT =
  /\b(?:only|solely|apenas|somente|s[oó]lo|seulement|uniquement|nur) (?:a |safe |read-only )?(?:SELECT|read-only)\b(?![^.]*\b(?:INSERT|UPDATE|DELETE)\b)|\bSELECT[- ](?:statements? |quer(?:y|ies) )?only\b|^(?:The )?[Rr]ead-only (?:SQL |Cypher )?(?:query|statement)/;

/** A script that is kept elsewhere under an id is no code of the caller's. */
const isStored = ({ parameters }: Definition) =>
  parameters.some(({ depth, known }) => depth === 0 && known.joined === 'scriptid') &&
  !parameters.some(({ known }) => CODE.has(known.lower));
const CODE = set('script code source command');

/** Whether the caller writes the statement: a parameter carries it. */
const isStated = ({ parameters }: Definition) =>
  parameters.some(({ words }) => words.some(({ text }) => STATED.has(text)));
const STATED = set('query sql statement code script command cypher pipeline expression statements queries mutation ql');

/** To evaluate a formula computes; to evaluate a script runs it. */
function isArithmetic({ vocabulary, server }: Definition): boolean {
  const words = ['math', 'mathematical', 'arithmetic', 'calculator', 'formula', 'numeric', 'algebraic', 'mathematic'];
  return (
    words.some((word) => vocabulary.has(word) || server.words.has(word)) &&
    !vocabulary.has('javascript') &&
    !vocabulary.has('python')
  );
}
