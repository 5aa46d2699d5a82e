import type { Effect, Flag, Qualifier, Role } from '../../data/schema/index.ts';
import { list } from '../text/list.ts';

/** What each effect means for the reader, as the rest of a sentence that begins with “It”. */
export const EFFECT_PHRASES: Record<Effect, string> = {
  destructive: 'destroys or wholly replaces something that existed',
  financial: 'moves money or commits to pay',
  'runs-code': 'runs what its arguments supply or name',
  'runs-process': 'starts or controls something that runs',
  'sends-message': 'reaches people or the public with what it is given',
  'changes-access': 'changes who or what has access',
  'weakens-protection': 'turns a safeguard off',
  'open-egress': 'sends data to an address that its arguments choose',
  'reads-private': 'returns records of an account or of the machine’s user',
  'reads-secrets': 'can return secrets',
  'reads-untrusted': 'returns text of third parties that may carry instructions',
  bulk: 'covers a whole container or an unbounded selection in one call',
  'session-only': 'touches only the server’s own session',
};

export const QUALIFIER_PHRASES: Record<Qualifier, string> = {
  'grants-access': 'can give access that was not there before',
  'reduces-access': 'takes access away and gives none',
  'egress-content': 'lets the caller choose the body or headers that leave',
  'egress-subscription': 'keeps data flowing to that address after the call',
  'changes-production': 'changes live traffic, scaling or targeting',
  'reaches-others': 'has consequences for other people, live systems or devices',
  'user-interface-action': 'triggers actions in a user interface',
  'raw-api': 'leaves method and path of the request to the caller',
};

/** The rule of the risk function in the words of the role, or of the signal, that spoke for it. */
const RULE_PHRASES: Record<string, Record<string, string>> = {
  'runs-code': {
    query: 'runs a statement that the caller writes',
    code: 'runs code that the caller supplies',
    command: 'runs commands that the caller supplies',
    'runs-free-query': 'runs a database statement that the caller writes',
    'runs-supplied-code': 'runs code or commands that the caller supplies',
    'instructs-agent': 'tells a coding agent what to do, which need not ask before it runs what it wrote',
    'loads-supplied-code': 'deploys, installs or loads code that the caller names',
    'routes-commands': 'passes on a command that its definition does not list',
  },
  'grants-access': {
    'grants-access': 'can give access that was not there before',
    'sets-visibility': 'decides who may see or use what it changes',
    'subscribes-address': 'has private data sent to an address of the caller’s choice',
  },
  destructive: {
    deletes: 'removes something that existed',
    'lists-deletion': 'can remove something that existed',
    overwrites: 'replaces or destroys what was there',
    'replaces-content': 'replaces the whole content of something that exists',
  },
  'reads-secrets': { path: 'reads a file by a path that it does not confine, secrets included' },
  'changes-access': { reroutes: 'changes DNS, routing or certificates' },
  'sends-message': {
    'sends-message': 'delivers a message to people',
    publishes: 'publishes what it is given',
  },
  'reaches-others': {
    'touches-production': 'changes what runs in a system that others use',
    'moves-devices': 'moves or switches a physical device',
    'calls-tools': 'has other tools or agents act',
  },
};

/** What a tool does by the rule that decided its risk, as the rest of a sentence that begins with its name. */
export const rulePhrase = ({ id, text }: { id: string; text: string }, role?: Role, signal?: string): string =>
  RULE_PHRASES[id]?.[role ?? ''] ?? RULE_PHRASES[id]?.[signal ?? ''] ?? text;

/**
 * The mild rules as what follows a tool’s own verb and object: what is plain needs fewer words than what is grave. What
 * covers an unbounded selection is not called bounded.
 */
export const AFTER_OWN_WORDS: Record<string, string> = {
  'session-only': '; nothing but the server’s own session changes',
  write: ': a bounded change of stored data',
  'write-bulk': ': a change of stored data',
  execute: ': an act that is bounded, local or reversible',
  'execute-bulk': '',
  read: ' and changes nothing',
};

/** What a label says already, where both rest on the same words. */
export const IMPLIED: Record<string, readonly string[]> = {
  'grants-access': ['changes-access', 'reduces-access'],
  'reduces-access': ['changes-access'],
  destructive: ['bulk'],
  'sends-message': ['bulk', 'reaches-others', 'runs-process'],
  'egress-content': ['open-egress'],
  'egress-subscription': ['open-egress'],
  bulk: ['reads-private'],
  Execute: ['runs-process'],
  'reaches-others': ['runs-process'],
  'user-interface-action': ['runs-process'],
  'changes-production': ['reaches-others', 'runs-process'],
};

/** What each flag says of a definition, as a sentence without its stop. */
export const FLAG_SENTENCES: Record<Flag['code'], string> = {
  'hidden-instruction': 'the definition speaks to the model instead of describing the tool',
  'cross-tool-shadowing': 'the definition tells the model how to use other tools',
  'exfiltration-request': 'the definition asks the model to pass on data',
  'invisible-characters': 'the definition holds characters that cannot be seen',
  'preference-manipulation': 'the definition asks to be preferred over other tools',
  'look-alike-name': 'the name imitates another',
  'default-annotations': 'a framework filled the annotations in, not the author',
};

/** The label on whose evidence a rule of the risk function rests. */
export const RULE_LABELS: Record<string, string> = {
  'destructive-bulk': 'destructive',
  'message-bulk': 'sends-message',
  write: 'Write',
  execute: 'Execute',
  'read-egress': 'open-egress',
  'read-private-bulk': 'bulk',
  read: 'Read',
};

/** What an argument of each role carries, and what several of them do. */
export const ROLE_PHRASES: Record<Role, readonly [one: string, several: string]> = {
  path: ['a path', 'paths'],
  url: ['an address', 'addresses'],
  host: ['a host', 'hosts'],
  command: ['a command', 'commands'],
  code: ['code', 'code'],
  query: ['a query', 'queries'],
  recipient: ['a recipient', 'recipients'],
  message: ['a text', 'texts'],
  amount: ['an amount', 'amounts'],
  currency: ['a currency', 'currencies'],
  credential: ['a credential', 'credentials'],
  id: ['an identifier', 'identifiers'],
  ids: ['a list of identifiers', 'lists of identifiers'],
  filter: ['a filter', 'filters'],
  branch: ['a branch', 'branches'],
  force: ['a switch that forces', 'switches that force'],
  confirm: ['a confirmation', 'confirmations'],
  'dry-run': ['a switch for a dry run', 'switches for a dry run'],
  limit: ['a limit', 'limits'],
  action: ['the action', 'the actions'],
};

/** Several phrases as one; neighbours share a verb that they begin with. */
export function phrases(items: readonly string[]): string {
  const shared: { verb: string; rest: string[] }[] = [];
  for (const item of items) {
    const [verb = '', ...rest] = item.split(' ');
    const last = shared.at(-1);
    if (last?.verb === verb) last.rest.push(rest.join(' '));
    else shared.push({ verb, rest: [rest.join(' ')] });
  }
  return list(shared.map(({ verb, rest }) => `${verb} ${list(rest)}`));
}
