import type { Role } from '../../data/schema/index.ts';
import type { Definition, ParameterFact } from './types.ts';

export interface RoleFact {
  role: Role;
  dialect?: string;
}

/** Last word of the name → role, where the type fits. Looked at after the more telling whole names. */
const BY_LAST: Record<string, Role> = {};
const BY_NAME: Record<string, Role> = {};

function list(role: Role, lastWords: string, names = ''): void {
  for (const word of lastWords.split(' ')) if (word !== '') BY_LAST[word] = role;
  for (const name of names.split(' ')) if (name !== '') BY_NAME[name] = role;
}

list(
  'path',
  'path file filename filepath directory dir folder paths cwd',
  'root destination_file src dst output_file outfile project_root',
);
list('url', 'url uri link href endpoint webhook', 'website site_url urls');
list('host', 'host hostname domain ip', 'server_address address_ip');
list('command', 'command cmd commands', 'shell bash argv');
list('code', 'code script expression function source snippet', 'javascript python js sourcecode program');
list(
  'query',
  'query sql cypher jql pipeline graphql statement statements flux promql kql soql',
  'aggregate where_clause',
);
list(
  'recipient',
  'recipient recipients',
  'to cc bcc phone phone_number to_email chat_id channel channel_id email emails user_email destination_email to_number',
);
list('message', 'message body text content subject html comment markdown', 'msg caption note');
list('amount', 'amount price quantity cost budget qty', 'value_eth lamports total');
list('currency', 'currency');
list(
  'credential',
  'password token secret credential credentials passphrase apikey',
  'api_key access_key private_key access_token auth_token client_secret',
);
list('ids', 'ids uuids', '');
list('id', 'id uuid guid key slug urn arn iid number', 'identifier name');
list('filter', 'filter filters where criteria conditions selector', 'labels state status');
list('branch', 'branch ref', 'head base');
list('force', 'force recursive overwrite', 'cascade purge hard_delete permanent skip_confirmation');
list('confirm', 'confirm confirmed confirmation', '');
list('dry-run', 'dryrun', 'dry_run preview_only simulate validate_only');
list('limit', 'limit count size', 'per_page max_results page_size top_k maxresults first last num_results top');
list('action', 'action method operation mode subcommand', 'op command_type verb');

/** The role that a parameter plays, by its name, type, format and description; undefined where none is sure. */
export function roleOf(parameter: ParameterFact, definition: Definition): RoleFact | undefined {
  const { words, type, format } = parameter;
  const last = words.at(-1)?.text ?? '';
  const whole = words.map(({ text }) => text).join('_');
  const text = type === 'string' || type === '' || type === 'array';
  if (format === 'uri' || format === 'url') return { role: 'url' };
  if (format === 'email') return { role: 'recipient' };
  let role = BY_NAME[whole] ?? BY_LAST[last];
  if (whole === 'name') role = undefined;
  if (role === undefined && whole.endsWith('dry_run')) role = 'dry-run';
  if (role === ('number' as Role)) role = 'id';
  if (role === undefined) return undefined;
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
  if (
    role === 'message' &&
    !definition.standing.some(({ sense }) => sense === 'send' || sense === 'publish' || sense === 'comment')
  )
    return last === 'message' || last === 'body' || last === 'subject' ? { role } : undefined;
  if (role === 'recipient' && type === 'array' && !/email|recipient|to|cc/.test(whole)) return undefined;
  return { role };
}

const DIALECTS: readonly [word: string, dialect: string][] = [
  ['sql', 'sql'], ['select', 'sql'], ['cypher', 'cypher'], ['graphql', 'graphql'], ['jql', 'jql'], ['cql', 'cql'], ['promql', 'promql'], ['logql', 'logql'],
  ['flux', 'flux'], ['kql', 'kql'], ['soql', 'soql'], ['sosl', 'soql'], ['mongodb', 'mongodb'], ['mongo', 'mongodb'], ['sparql', 'sparql'], ['gaql', 'gaql'], ['nrql', 'nrql'],
  ['groq', 'groq'], ['lucene', 'lucene'], ['dsl', 'elasticsearch'], ['xpath', 'xpath'], ['jsonpath', 'jsonpath'], ['hql', 'hql'], ['gremlin', 'gremlin'], ['esql', 'esql'], ['spl', 'spl'],
]; // prettier-ignore

function queryRole(parameter: ParameterFact, definition: Definition): RoleFact {
  const name = parameter.words.map(({ text }) => text);
  const about = parameter.description.slice(0, 300).toLowerCase();
  for (const [word, dialect] of DIALECTS) if (name.includes(word)) return { role: 'query', dialect };
  for (const [word, dialect] of DIALECTS)
    if (hasWord(about, word) && (word !== 'select' || about.includes('from'))) return { role: 'query', dialect };
  const last = name.at(-1);
  const plain =
    /search|keyword|term|natural language|question|looking for|find/.test(about) ||
    definition.nameWords.some((word) => word === 'search' || word === 'find' || word === 'doc');
  if (last === 'query' && plain) return { role: 'query', dialect: 'text' };
  for (const [word, dialect] of DIALECTS.slice(0, 17))
    if (word !== 'select' && definition.vocabulary.has(word)) return { role: 'query', dialect };
  if (definition.server.kinds.has('database')) return { role: 'query', dialect: 'sql' };
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

const CODE_WORDS = [
  'script',
  'javascript',
  'python',
  'typescript',
  'snippet',
  'execute',
  'evaluate',
  'run',
  'source code',
  'expression',
  'function body',
  'code to',
  'lua',
  'function',
];

function looksLikeCode(parameter: ParameterFact, definition: Definition): boolean {
  const last = parameter.words.at(-1)?.text;
  const about = parameter.description.slice(0, 300).toLowerCase();
  if (last === 'source' || last === 'function') return about.includes('code') || about.includes('javascript');
  if (
    last === 'code' &&
    /(?:country|currency|language|error|status|iata|airport|zip|postal|auth|verification|promo|coupon|station)/.test(
      `${parameter.name} ${about}`.toLowerCase(),
    )
  )
    return false;
  return (
    CODE_WORDS.some((word) => about.includes(word)) ||
    last === 'script' ||
    definition.nameWords.some(
      (word) =>
        word === 'code' ||
        word === 'script' ||
        word === 'eval' ||
        word === 'evaluate' ||
        word === 'execute' ||
        word === 'run',
    )
  );
}

function looksLikeCommand(parameter: ParameterFact, definition: Definition): boolean {
  const about = `${parameter.description.slice(0, 300)} ${definition.description.slice(0, 300)}`.toLowerCase();
  return (
    ['shell', 'execut', 'run', 'command', 'terminal', 'bash', 'cli'].some((word) => about.includes(word)) ||
    about.trim() === ''
  );
}
