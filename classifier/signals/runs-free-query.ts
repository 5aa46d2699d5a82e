import { keepsRequest } from '../definition/kept-request.ts';
import { deletingStatement } from '../definition/named-deletion.ts';
import type { Definition, ParameterFact, Place } from '../definition/types.ts';
import { atKey, type PlayedRole, readOnlyClaim, rolesOf, saysSelect } from '../definition/traits.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';

const NAMED = new Set(['read', 'select', 'explain', 'count', 'validate', 'search', 'export']);
const WRITING = /INSERT|UPDATE|DELETE|DDL|write/;
const STATEFUL = new Set(['sql', 'cypher', 'graphql', 'gremlin', 'sparql', 'hql', 'flux', 'surql', 'aql']);
/** The statement is looked at, not run. */
const EXPLAINS = new Set([
  'diagnose',
  'explain',
  'review',
  'audit',
  'validate',
  'assess',
  'verify',
  'lint',
  'parse',
  'format',
  'translate',
  'describe',
]);
/** “Supports the service's query syntax”: it narrows a list. */
const NARROWS = /\bquery (?:syntax|filter)\b/i;
const narrows = ({ standing, description }: Definition, { dialect }: PlayedRole) =>
  dialect !== 'cypher' &&
  standing.length > 0 &&
  standing.every(({ verb }) => verb === 'list' || verb === 'search') &&
  NARROWS.test(description.slice(0, 400));
/** A statement that is kept under a name is run another time. */
const SAVED = new Set([
  'question',
  'card',
  'chart',
  'view',
  'action',
  'report',
  'alert',
  'dashboard',
  'widget',
  'panel',
]);
/** Stages of a pipeline may write its result ($out, $merge). */
const PIPELINES = new Set(['pipeline', 'aggregate']);
/** One kind of statement, which the definition names. */
const BOUNDED = /\b(?:[Tt]he|[Aa]n?|[Cc]omplete|[Vv]alid) (?:CREATE|ALTER|DROP) TABLE (?:SQL )?(?:statement|query)/;
/** EXPLAIN ANALYZE runs the statement of which it shows the plan. */
const runsPlan = ({ standing, parameters }: Definition, { dialect }: PlayedRole) =>
  dialect === 'sql' &&
  standing.some(({ verb }) => verb === 'explain') &&
  parameters.some(({ depth, known, type }) => depth === 0 && known.lower === 'analyze' && type === 'boolean');
const READERS = ['SELECT', 'select', 'read-only', 'Read-only', 'readonly'];

/** A statement that is said to be a SELECT, in the description or at the parameter. */
function readOnlyWords(definition: Definition, parameter: ParameterFact): Place | undefined {
  if (
    /INSERT|UPDATE|DELETE|DDL|DML|mutation|any SQL/i.test(
      `${definition.description.slice(0, 2000)} ${parameter.description.slice(0, 500)}`,
    )
  )
    return undefined;
  for (const [text, pointer] of [
    [definition.description.slice(0, 2000), '/description'],
    [parameter.description, parameter.descriptionPointer],
  ] as const)
    for (const word of READERS)
      if (word === 'SELECT' ? saysSelect(text) : text.includes(word)) return { pointer, quote: word };
  return undefined;
}

export const runsFreeQuery: Signal = {
  id: 'runs-free-query',
  short: 'It runs a database statement that the caller writes.',
  why: 'A free-form statement can change or drop whatever the connection may reach.',
  remedy: 'Connect with a read-only account, or enforce read-only statements in the server.',
  lifecycle: 'stable',
  senses: senses('code', 'run', 'deploy', 'read', 'update', 'create', 'replace', 'delete'),
  examples: {
    fires: {
      name: 'run_sql',
      description: 'Execute a SQL statement.',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } } },
    },
    spares: {
      name: 'query',
      description: 'Run a read-only SQL query.',
      inputSchema: { type: 'object', properties: { sql: { type: 'string' } } },
    },
  },
  match(definition) {
    const statement = rolesOf(definition).find(
      ({ role, dialect, parameter }) =>
        role === 'query' &&
        parameter.depth < 4 &&
        !parameter.words.some(({ text }) => text === 'where') &&
        (STATEFUL.has(dialect ?? '') ||
          (PIPELINES.has(parameter.known.lower) && (dialect === 'mongodb' || definition.server.words.has('mongodb')))),
    );
    if (statement === undefined || keepsRequest(definition) || narrows(definition, statement)) return [];
    const key = atKey(statement.parameter);
    const claim =
      readOnlyClaim(definition) ??
      (PIPELINES.has(statement.parameter.known.lower) ? undefined : readOnlyWords(definition, statement.parameter));
    if (claim === undefined && runsPlan(definition, statement)) return placed([key], ['Execute', 'runs-code']);
    const named = definition.standing.find(({ from, verb }) => from === 'name' && NAMED.has(verb));
    if (claim === undefined && named !== undefined && !WRITING.test(definition.description.slice(0, 600)))
      return placed([named], ['Read']);
    if (claim !== undefined || definition.annotations.readOnlyHint === true) return placed([claim ?? key], ['Read']);
    if (definition.standing.some(({ from, verb }) => from === 'lead' && EXPLAINS.has(verb))) return [];
    if (actsWith(definition, 'read').some(({ object }) => object.at(-1) === 'plan')) return [];
    const acts = actsWith(definition, 'code', 'run', 'read', 'update', 'create', 'replace', 'delete', 'deploy');
    if (acts.length === 0 || actsWith(definition, 'compute').some(({ verb }) => verb !== 'aggregate')) return [];
    if (
      acts.every(
        ({ sense, object }) => (sense === 'create' || sense === 'update') && object.some((noun) => SAVED.has(noun)),
      )
    )
      return [];
    if (BOUNDED.test(statement.parameter.description.slice(0, 200))) return placed([key], ['Write']);
    return [
      ...placed([key], ['Execute', 'runs-code']),
      ...placed(deletingStatement(definition, statement.parameter), ['destructive']),
    ];
  },
};
