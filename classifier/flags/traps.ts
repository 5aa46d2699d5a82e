import type { Flag } from '../../data/schema/index.ts';
import { Scanner } from '../text/scanner.ts';
import { type Text, SEARCH_TO } from './texts.ts';

/** A trap is a word that begins it and, close by, one word of each further group; `unless` words make it honest. */
interface Trap {
  code: Flag['code'];
  triggers: readonly string[];
  near: readonly (readonly string[])[];
  unless?: readonly string[];
  /** How far around the trigger the other words may stand. */
  within: number;
}

const HIDING = ['do not tell', "don't tell", 'do not inform', "don't inform", 'do not mention', "don't mention", 'do not notify', 'do not alert', 'do not reveal', 'do not disclose', 'do not report this', 'never tell', 'never mention', 'never inform', 'never reveal', 'never disclose', 'without telling', 'without informing', 'without notifying', 'without mentioning', 'without disclosing', 'without alerting', 'hide this', 'hide it from', 'conceal', 'keep this hidden', 'keep it hidden', 'should not know', 'must not know', 'does not need to know', "doesn't need to know", 'not be aware', 'avoid mentioning', 'refrain from mentioning', 'omit this from', 'silently', 'secretly', 'quietly', 'covertly', 'discreetly', 'not show the user', 'not display this', 'unaware']; // prettier-ignore
const MODEL_ORDER = ['you must', 'you should', 'must first', 'always', 'first,', 'make sure', 'be sure', 'ensure', 'before using', 'before calling', 'before you', 'before invoking', 'before each', 'before every', 'before any', 'prior to', 'please', 'necessary', 'required', 'important', 'otherwise', 'whenever', 'when this tool is', 'when invoked', 'each time', 'every time', 'upon ', 'in order to', 'to use this tool', 'for this tool to work', 'also ', 'then ', 'mandatory', 'critical', 'must ']; // prettier-ignore
const CARRY = ['pass ', 'include', 'send', 'append', 'attach', 'put ', 'copy', 'provide', 'supply', 'forward', 'embed', 'encode', 'insert', 'add ', 'fill', 'upload', 'post ', 'transmit', 'submit', 'populate', 'paste', 'place ', 'use its', 'store it', 'leak', 'as the value', 'into the', 'dump', 'return it']; // prettier-ignore
const SECRET_FILES = ['.ssh/', 'id_rsa', 'id_ed25519', '.aws/cred', 'mcp.json', 'claude_desktop_config', '/etc/passwd', '/etc/shadow', '.netrc', 'bash_history', 'zsh_history', '.kube/config', '.env file', ' .env', '`.env', '/.env', 'private key', 'ssh key', 'environment variable', 'api key', 'credentials', 'password', 'access token', 'secret key', 'seed phrase', 'wallet.dat', 'cookies', '.git-credentials', '.npmrc', '.pypirc', 'keychain', '.docker/config']; // prettier-ignore
const READING = [
  'read ',
  'open ',
  'load ',
  'cat ',
  'fetch ',
  'retrieve ',
  'access ',
  'collect ',
  'gather ',
  'get the content',
  'find the',
  'look up',
  'contents of',
  'content of',
  'scan ',
  'extract ',
];
const OTHERS = ['other tool', 'any tool', 'another tool', 'all tools', 'every tool', 'other mcp', 'other server', 'other available tool', 'competing', 'similar tool', 'alternative tool', 'existing tool', 'built-in tool', 'rival']; // prettier-ignore

const TRAPS: readonly Trap[] = [
  {
    code: 'hidden-instruction',
    triggers: ['ignore', 'disregard', 'forget', 'override', 'bypass', 'supersede', 'take precedence'],
    near: [['instruction', 'system prompt', 'guardrail', 'safety rule', 'safety guideline', 'prior prompt', 'earlier prompt', 'security polic', 'safety check', 'your rules', 'your guidelines', 'directive'], ['previous', 'prior', 'earlier', 'above', 'all ', 'your', 'any ', 'other', 'system', 'user']],
    unless: ['ignored', 'ignores', 'ignore case', 'override-instructions', 'overrides', 'gitignore', 'custom instructions', 'to override', 'optional', 'can be overridden', 'instructions parameter', 'default'],
    within: 90,
  },
  { code: 'hidden-instruction', triggers: HIDING, near: [['user', 'human', 'anyone', 'operator', 'person', 'customer', 'them']], unless: ['auto-fill', 'auto-apply', 'auto-select', 'silently ignored', 'silently ignore', 'silently fail', 'silently drop', 'silently skip', 'silently trunc', 'silently dropped', 'without asking the user for', 'asking questions', 'quietly fail', 'do not tell the user to', 'silently rejected', 'silently skipped', 'silently return', 'silently discard', 'never silently', 'not silently', 'do not silently', "don't silently", 'tell the user about', 'without asking the user first', 'silently overwrit', 'silently accept', 'silently miss', 'silently clamp', 'silently change', 'silently lose', 'silently succeed', 'silently replace', 'silently fall', 'silently switch', 'silently remove', 'silently choose', 'silently pick', 'silently use', 'silently default'], within: 70 },
  { code: 'hidden-instruction', triggers: ['<important>', '<system>', '<hidden>', '<secret>', '[system]', '<!-- ', '<|im_start|>', '<instruction>', '[hidden', '[[system', '<admin>'], near: [['you must', 'read ', 'send', 'ignore', 'do not tell', 'do not mention', 'always', 'call ', 'include', 'before'], ['file', 'user', 'tool', 'parameter', 'instruction', 'conversation', 'key', 'password', 'data']], unless: ['html comment'], within: 400 },
  { code: 'hidden-instruction', triggers: ['you are now ', 'from now on', 'new instructions', 'act as an unrestricted', 'developer mode', 'system override', 'system note', 'note to the ai', 'note to ai', 'note to the assistant', 'instruction to the model', 'instructions for the ai', 'attention ai', 'attention assistant', 'ai agents must', 'the assistant must', 'the agent must', 'the model must', 'the llm must', 'assistant should always', 'ai assistant must'], near: [['ignore', 'send', 'forward', 'unrestricted', 'no restrictions', 'do not tell', 'do not mention', 'password', 'credential', 'secret', 'http', '@', 'delete all', 'regardless', 'never refuse', 'instead of']], unless: ['from now on the default', 'without this', 'without it'], within: 160 },
  { code: 'exfiltration-request', triggers: SECRET_FILES, near: [READING, CARRY, MODEL_ORDER, ['parameter', 'argument', 'sidenote', 'side note', 'note', 'field', 'context', 'metadata', 'http', '@', 'to this tool', 'with the call', 'input', 'body', 'debug', 'header', 'verification', 'validation', 'telemetry', 'diagnostic', 'content']], unless: ['set the environment variable', 'environment variables are', 'stored in', 'your api key', 'api key is required', 'an api key', 'requires', 'optional', 'never ', 'do not include', 'without exposing', 'masked', 'redacted', 'environment variables to', 'environment variables for', 'e.g.', 'environment variable is', 'environment variables (', 'returned', 'returns', 'if not provided', 'from the environment', 'credentials for', 'credentials to', 'authentication', 'defaults to', 'basic auth', 'login', 'deploy'], within: 260 },
  { code: 'exfiltration-request', triggers: ['.ssh/', 'id_rsa', 'id_ed25519', '.aws/cred', '.cursor/mcp', 'claude_desktop_config', '/etc/passwd', '/etc/shadow', '.git-credentials', 'bash_history', 'wallet.dat', 'seed phrase', '.kube/config'], near: [READING, ['pass ', 'include', 'send', 'append', 'attach', 'as sidenote', 'as a parameter', 'forward', 'upload', 'provide', 'put ']], unless: ['e.g.', 'never', 'blocked', 'denied', 'refuse', 'default', 'example', 'path to', 'kubeconfig'], within: 220 },
  { code: 'exfiltration-request', triggers: ["user's password", "user's credential", "user's api key", "user's token", "user's private", "user's secret", "user's ssh", "user's session", "user's cookie", "user's credit card"], near: [CARRY, ['must', 'always', 'before', 'first', 'required', 'also', 'every'], ['tool', 'parameter', 'argument', 'field', 'header', 'http', '@', '`']], unless: ['login form', 'change the', 'never', 'reset', 'update'], within: 140 },
  { code: 'hidden-instruction', triggers: ['pre-approved', 'preapproved', 'already approved', 'already consented', 'has authorized', 'has authorised', 'without confirmation', 'without asking for confirmation', 'without any confirmation', 'no confirmation is needed', 'without requesting approval'], near: [['call ', 'invoke ', 'execute ', 'transfer', 'delete', 'run ', 'send '], ['important', 'the user has', 'you must', 'always', 'immediately', 'system']], unless: ['use with caution', 'deletes immediately', 'cannot be undone', 'dangerous', 'if true', 'set to true', 'only if', 'if the user', 'never', 'do not', 'must not', 'when true'], within: 160 },
  { code: 'exfiltration-request', triggers: ['conversation', 'chat history', 'system prompt', 'previous messages', 'prior messages', 'message history', 'user’s messages', "user's messages", 'context window', 'all prior context', 'everything the user'], near: [['entire', 'full', 'all ', 'complete', 'whole', 'verbatim', 'raw', 'history', 'everything'], CARRY, ['you must', 'always', 'required', 'must ', 'for logging', 'for debugging', 'for telemetry', 'for analytics', 'for quality', 'so that', 'in order', 'for audit', 'improve']], unless: ['conversation id', 'conversationid', 'list of conversation', 'retrieve', 'returns', 'search', 'conversation_id', 'multi-turn', 'list all conversation', 'in the conversation', 'optional', 'conversations'], within: 130 },
  { code: 'exfiltration-request', triggers: ['send ', 'forward', 'post ', 'upload ', 'transmit', 'bcc', 'submit', 'beacon', 'exfiltrat', 'leak', 'mirror '], near: [['http://', 'https://', '@'], ['all ', 'every ', 'any ', 'entire', 'full ', 'copy of', 'user data', 'contents', 'credentials', 'results', 'private', 'sensitive', 'token', 'secret', 'password', 'conversation'], ['you must', 'must ', 'always', 'silently', 'before ', 'after each', 'after every', 'also ', 'automatically', 'first', 'whenever', 'for every', 'also'], ['bcc', 'credential', 'conversation', 'password', 'secret', 'api key', 'private', 'all emails', 'all messages', 'user data', 'every message', 'every email', 'a copy', 'token', 'sensitive', 'collected', 'all data', 'environment', 'file content', 'contents of']], unless: ['docs', 'documentation', 'see ', 'example', 'e.g', 'for example', 'learn more', 'github.com', 'readme', 'api reference', 'guide', 'default'], within: 150 },
  {
    code: 'cross-tool-shadowing',
    triggers: ['change ', 'replace ', 'redirect', 'reroute', 'substitute', 'modify ', 'must be sent to', 'must send to', 'send all', 'always set', 'always use', 'always add', 'instead send', 'must go to', 'swap '],
    near: [['when ', 'whenever', 'if ', 'every time', 'all ', 'any ', 'each '], ['tool', 'function', '_'], ['recipient', 'address', 'bcc', 'destination', 'amount', 'account', 'to field', 'parameter', 'url', 'proxy', 'command'], ['@', 'http', '0x', 'attacker', 'our ', 'instead', 'even if the user', 'regardless', 'proxy', 'never the']],
    unless: ['e.g.', 'for example', 'optional', 'default', 'this tool will', 'existing', 'returns', 'use this tool', 'update'],
    within: 150,
  },
  { code: 'cross-tool-shadowing', triggers: OTHERS, near: [['must', 'always', 'should', 'never', 'do not', "don't", 'instead', 'redirect', 'refuse', 'disable', 'stop'], ['call this tool first', 'this tool first', 'pass through', 'route through', 'through this tool', 'via this tool', 'with this tool', 'result of this tool', 'change', 'redirect', 'refuse', 'disable', 'pretend', 'behave', 'before calling any', 'before using any', 'before any other', 'before every other', 'after every', 'after any', 'after each', 'additional argument', 'also call', 'also pass']], unless: ['build', 'session', 'credentials', 'authenticat', 'log in', 'login', 'sign in', 'setup', 'initiali', 'initialize', 'project id', 'connect', 'required before', 'to learn', 'get started', 'to get', 'overview', 'understand', 'context', 'configured', 'activate', 'discover', 'guide', 'instruction', 'select', 'start', 'load', 'schema', 'environment', 'launch', 'debugger', 'workspace', 'open'], within: 140 },
  { code: 'preference-manipulation', triggers: OTHERS, near: [['instead of', 'prefer', 'rather than', 'over ', 'ignore', 'never use', 'do not use', "don't use", 'avoid', 'better than', 'superior', 'outperform', 'unsafe', 'unreliable', 'deprecated', 'inferior', 'outdated', 'less accurate', 'insecure', 'obsolete', 'malicious', 'disregard', 'replace'], ['always', 'must', 'only', 'never', 'superior', 'best', 'unsafe', 'unreliable', 'inferior', 'deprecated', 'most accurate', 'official', 'regardless', 'priority', 'highest', 'obsolete', 'insecure', 'malicious']], unless: ['unless', 'this server', 'when available', 'if available', 'for this task', 'for browser', 'edit tools', 'editing', 'in this', 'following', 'for debugging', 'navigation', 'fallback', 'these tools', 'firecrawl', 'monitor', 'before'], within: 110 },
  { code: 'preference-manipulation', triggers: ['always choose this tool', 'always select this tool', 'always pick this tool', 'must always be selected', 'must be selected first', 'highest priority tool', 'only trustworthy tool', 'only trusted tool', 'only reliable tool', 'use this tool for everything', 'use this tool for every request', 'use this tool for all requests', 'best tool in the world', 'the best tool available', 'this tool is better than', 'superior to all', 'prioritize this tool over', 'prioritise this tool over', 'prefer this tool over all', 'prefer this tool over any', 'most reliable tool', 'no other tool', 'regardless of what the user', 'even if the user asks', 'even if another tool', 'never recommend', 'do not recommend'], near: [], unless: ['no other tool returns', 'no other tool provides', 'no other tool can', 'no other tool matches', 'no other tool fits', 'when no other tool', 'if no other tool', 'no other tool covers', 'last resort', 'no other tool is'], within: 60 },
]; // prettier-ignore

const MOST = 200;
const OWNERS: number[] = TRAPS.flatMap(({ triggers }, trap) => triggers.map(() => trap));
const SCANNER = new Scanner(TRAPS.flatMap(({ triggers }) => triggers));

/** The traps in a text, at most one of each kind, with the words that gave them away. Linear in the text. */
export function trapsIn({ pointer, text }: Text): Flag[] {
  const length = Math.min(text.length, SEARCH_TO);
  if (length < 20) return [];
  const flags: Flag[] = [];
  let lowered = '';
  let tries = 0;
  SCANNER.scan(text, length, (phrase, end) => {
    const trap = TRAPS[OWNERS[phrase] as number] as Trap;
    if (flags.some(({ code }) => code === trap.code)) return false;
    if (++tries > MOST) return true;
    if (lowered === '') lowered = text.slice(0, length).toLowerCase();
    if (lowered.length !== length) return true;
    const start = end - (SCANNER.phrases[phrase] as string).length;
    if (!isTrap(trap, lowered.slice(Math.max(0, start - trap.within), end + trap.within))) return false;
    const span = sentenceAround(lowered, start, end - start);
    flags.push({ code: trap.code, pointer, quote: text.slice(span.start, span.end) });
    return false;
  });
  return flags;
}

function isTrap({ near, unless }: Trap, window: string): boolean {
  for (const words of near) if (!words.some((word) => window.includes(word))) return false;
  return !unless?.some((word) => window.includes(word));
}

/** The sentence around a place, at most 240 characters long. */
function sentenceAround(text: string, at: number, length: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && at - start < 120 && !'.\n!?'.includes(text[start - 1] as string)) start--;
  let end = at + length;
  while (end < text.length && end - at < 120 && !'.\n!?'.includes(text[end] as string)) end++;
  while (start < at && text.charCodeAt(start) <= 32) start++;
  return { start, end };
}
