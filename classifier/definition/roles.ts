import type { Role } from '../../data/schema/index.ts';
import type { Definition, ParameterFact } from './types.ts';
import { set } from '../text/set.ts';
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
  if (role === 'force' || role === 'confirm' || role === 'dry-run')
    return type === 'boolean' || type === '' ? { role } : undefined;
  if (role === 'amount' && namesOne(parameter)) return { role: 'id' };
  if (role === 'amount' && !isMoney(parameter, definition)) return undefined;
  if (role === 'branch' && (last === 'ref' || words.length === 1) && last !== 'branch' && !isGit(parameter, definition))
    return undefined;
  if (role === 'path' && isElsewhere(parameter)) return undefined;
  if (role === 'host' && words[0]?.noun === 'target' && !MACHINE.has(last ?? '') && !isProbed(parameter, definition))
    return undefined;
  if (role === 'filter' && words.length === 1 && STATES.has(last ?? '') && !selects(definition)) return undefined;
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
  if (
    role === 'message' &&
    !definition.standing.some(({ sense }) => sense === 'send' || sense === 'publish' || sense === 'comment')
  )
    return last === 'message' || last === 'body' || last === 'subject' ? { role } : undefined;
  if (role === 'recipient' && isEnd(parameter, definition)) return undefined;
  if (role === 'recipient' && type === 'array' && !/email|recipient|to|cc/.test(snake)) return undefined;
  return { role };
}

/** `from` and `to`: between two times, units or places, where nothing is sent to anybody. */
const isEnd = ({ known, depth, description }: ParameterFact, { parameters, standing }: Definition) =>
  known.lower === 'to' &&
  parameters.some((other) => other.depth === depth && other.known.lower === 'from') &&
  !SOMEBODY.test(description.slice(0, 200)) &&
  !standing.some(({ sense }) => REACHING.has(sense));
const SOMEBODY = /\b(?:recipients?|receiver|e-?mails?|phone|address|wallet|account|users?|chat|numbers?(?! of))\b/i;
const REACHING = set('send publish pay grant call');

/** “The price ID”, `^price_`: a record that holds a sum. */
const namesOne = ({ type, pattern, description }: ParameterFact) =>
  type === 'string' && (/\b(?:ID|[Ii]dentifier)\b/.test(description.slice(0, 120)) || /^\^[a-z]{2,}/.test(pattern));

const PRICES = new Set(['amount', 'price', 'cost', 'budget']);
const MEASURED =
  /\b(?:grams?|servings?|ml|litres?|units?|pixels?|scroll|steps?|number of|percent|intensity|strength|food|portions?)\b/i;
const MONEY =
  /\b(?:usd|eur|money|currency|price|pay|paid|payment|cents?|dollars?|wei|eth|btc|tokens?|coins?|lamports|charge|refund|balance|funds?)\b/i;

/** A sum of money rather than of food or of items. */
const isMoney = ({ words, description }: ParameterFact, { standing }: Definition) =>
  (PRICES.has(words.at(-1)?.text ?? '') && !MEASURED.test(description.slice(0, 200))) ||
  standing.some(({ sense }) => sense === 'pay') ||
  MONEY.test(description.slice(0, 200));

/** What of a target is surely somewhere in a network. */
const MACHINE = set('host hostname ip');
/** A machine that a scan goes to, rather than what else is aimed at. */
const isProbed = ({ description }: ParameterFact, { description: whole }: Definition) =>
  PROBED.test(description.slice(0, 200)) || PROBED.test(whole.slice(0, 400));
const PROBED = /\btarget (?:hosts?|machines?|ips?|systems?|networks?|servers?)\b|\b(?:hosts?|hostname|ips?|subnet) (?:address )?to (?:scan|probe|ping|test)\b/i; // prettier-ignore

/** What a record may be, by which only something that looks for records tells them apart. */
const STATES = set('status state labels');
const selects = ({ standing }: Definition) => !standing.some(({ sense }) => sense === 'create');

const GIT = ['branch', 'commit', 'git', 'repository', 'repo', 'tag', 'pull'];

/** A name in a repository rather than an element of a page. */
const isGit = ({ description }: ParameterFact, { vocabulary, server }: Definition) =>
  !server.kinds.has('browser') &&
  (GIT.some((word) => vocabulary.has(word) || server.words.has(word)) ||
    /\b(?:branch|commit|git)\b/i.test(description.slice(0, 200)));

/** Words of what has paths that are not paths of files. */
export const ELSEWHERE = new Set([
  'http',
  'url',
  'uri',
  'route',
  'api',
  'area',
  'iteration',
  'field',
  'json',
  'return',
]);

/** A path of URLs, fields or work items rather than of files. */
const isElsewhere = ({ words, description, pointer }: ParameterFact) =>
  words.some(({ noun }) => ELSEWHERE.has(noun)) ||
  pointer.includes('/fields/') ||
  /\b(?:API path|API endpoint|endpoint path|URL path|field path|JSON ?path|dot notation)\b/i.test(
    description.slice(0, 200),
  );

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
