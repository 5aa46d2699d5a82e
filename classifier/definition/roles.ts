import type { Role } from '../../data/schema/index.ts';
import type { Definition, ParameterFact } from './types.ts';
import { set } from '../text/set.ts';
import { FITS } from './role-fits.ts';
import { looksLikeCode, looksLikeCommand } from './supplied.ts';

export interface RoleFact {
  role: Role;
  dialect?: string | undefined;
}

/** The role that a parameter plays, by its name, type, format and description; undefined where none is sure. */
export function roleOf(parameter: ParameterFact, definition: Definition): RoleFact | undefined {
  const { type, format } = parameter;
  if (format === 'uri' || format === 'url') return { role: 'url' };
  if (format === 'email') return { role: 'recipient' };
  const { role, snake, words } = parameter.known;
  if (role === undefined) return undefined;
  const last = words.at(-1)?.text;
  const text = type === 'string' || type === '' || type === 'array';
  if (role === 'amount' && namesOne(parameter)) return { role: 'id' };
  if (FITS[role]?.(parameter, definition) === false) return undefined;
  if (role === 'force' || role === 'confirm' || role === 'dry-run')
    return type === 'boolean' || type === '' ? { role } : undefined;
  if (role === 'limit' || role === 'amount')
    return type === 'number' || type === 'integer' || type === '' || type === 'string' ? { role } : undefined;
  if (role === 'action')
    return parameter.values.length > 1 || last === 'action' || last === 'operation' || last === 'method'
      ? { role }
      : undefined;
  if (role === 'id' && type === 'array') return { role: 'ids' };
  if (role === 'id')
    return type === 'string' || type === 'number' || type === 'integer' || type === '' ? { role } : undefined;
  if (role === 'filter') return { role };
  if (!text || parameter.values.length > 0) return undefined;
  if (role === 'query') return queryRole(parameter, definition);
  if (role === 'code' && !looksLikeCode(parameter, definition)) return undefined;
  if (role === 'command' && !looksLikeCommand(parameter, definition)) return undefined;
  if (role === 'recipient' && type === 'array' && !/email|recipient|to|cc/.test(snake)) return undefined;
  return { role };
}

/** “The price ID”, `^price_`: a record that holds a sum. */
const namesOne = ({ type, pattern, description }: ParameterFact) =>
  type === 'string' && (/\b(?:ID|[Ii]dentifier)\b/.test(description.slice(0, 120)) || /^\^[a-z]{2,}/.test(pattern));

const DIALECTS: readonly [word: string, dialect: string][] = [
  ['sql', 'sql'], ['select', 'sql'], ['cypher', 'cypher'], ['graphql', 'graphql'], ['jql', 'jql'], ['cql', 'cql'], ['promql', 'promql'], ['logql', 'logql'],
  ['flux', 'flux'], ['kql', 'kql'], ['soql', 'soql'], ['sosl', 'soql'], ['mongodb', 'mongodb'], ['mongo', 'mongodb'], ['sparql', 'sparql'], ['gaql', 'gaql'], ['nrql', 'nrql'],
  ['groq', 'groq'], ['surql', 'surql'], ['surrealql', 'surql'], ['n1ql', 'sql'], ['aql', 'aql'], ['mutation', 'graphql'], ['ddl', 'sql'], ['dml', 'sql'], ['lucene', 'lucene'], ['dsl', 'elasticsearch'], ['xpath', 'xpath'], ['jsonpath', 'jsonpath'], ['hql', 'hql'], ['gremlin', 'gremlin'], ['esql', 'esql'], ['spl', 'spl'],
]; // prettier-ignore

/** Words without which a query on a database server is a search. */
const STATED = ['query', 'statement', 'execute', 'database', 'table', 'row', 'aggregation', 'aggregate', 'pipeline'];

/** In a name: a query in words, whatever its examples are about. */
const WORDED = set('search natural nl question');
/** What is found by meaning is asked for in words. */
const ALIKE = set('semantic rag embedding similarity rerank reranking vector');

/** “INSERT INTO statement” */
const STATEMENT = /\b(?:alter|insert|update|delete|create|drop|truncate)\b[a-z ]{0,12}\bstatement\b/;

function queryRole(parameter: ParameterFact, definition: Definition): RoleFact {
  const name = parameter.words.map(({ text }) => text);
  const about = parameter.description.slice(0, 300).toLowerCase();
  for (const [word, dialect] of DIALECTS) if (name.includes(word)) return { role: 'query', dialect };
  if (name.some((word) => WORDED.has(word))) return { role: 'query', dialect: 'text' };
  for (const [word, dialect] of DIALECTS)
    if (hasWord(about, word) && (word !== 'select' || about.includes('from'))) return { role: 'query', dialect };
  if (STATEMENT.test(about)) return { role: 'query', dialect: 'sql' };
  const last = name.at(-1);
  const plain =
    /search|keyword|term|natural language|question|looking for|find/.test(about) ||
    definition.nameWords.some((word) => word === 'search' || word === 'find' || word === 'doc') ||
    definition.vocabulary.hasAny(ALIKE);
  if (last === 'query' && plain) return { role: 'query', dialect: 'text' };
  for (const [word, dialect] of DIALECTS.slice(0, 17))
    if (word !== 'select' && definition.vocabulary.has(word)) return { role: 'query', dialect };
  if (definition.server.kinds.has('database') && STATED.some((word) => definition.vocabulary.has(word)))
    return { role: 'query', dialect: 'sql' };
  return { role: 'query', dialect: 'text' };
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charCodeAt(at - 1);
    const after = text.charCodeAt(at + word.length);
    if (!isLetter(before) && !isLetter(after)) return true;
  }
  return false;
}

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;
