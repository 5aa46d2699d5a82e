import { set } from '../text/set.ts';

/** Two words that are one noun for the lexicon: an api key is an `apikey`. */
export function joined(nouns: readonly string[]): readonly string[] {
  for (let i = 1; i < nouns.length; i++) {
    const pair = pairOf(nouns[i - 1] as string, nouns[i] as string);
    if (pair !== undefined) return [...nouns.slice(0, i - 1), pair, ...nouns.slice(i + 1)];
  }
  return nouns;
}

const UI = set('ui gui mouse');
/** What a network device runs by. */
const CONFIGURED = set('candidate running startup router switch');

/** Second word → what it is called after one of the first words. */
const NAMED: ReadonlyMap<string, readonly (readonly [string, ReadonlySet<string>])[]> = new Map([
  ['card', [['giftcard', set('gift prepaid')]]],
  ['port', [['serialport', set('serial com usb midi')]]],
  [
    'code',
    [
      ['accesscode', set('access door gate entry lock guest pin')],
      ['recoverycode', set('recovery')],
    ],
  ],
  ['config', [['running-config', CONFIGURED]]],
  ['configuration', [['running-config', CONFIGURED]]],
  ['status', [['permission', set('admin administrator moderator superuser')]]],
  ['right', [['permission', set('admin administrator moderator superuser access editing')]]],
  ['method', [['authmethod', set('auth authentication login signin')]]],
  ['reply', [['autoreply', set('auto automatic')]]],
  ['response', [['autoreply', set('auto automatic vacation')]]],
  ['responder', [['autoreply', set('auto automatic vacation')]]],
  ['post', [['tweet', set('social facebook instagram linkedin')]]],
  ['task', [['scheduledtask', set('scheduled')]]],
  ['network', [['wlan', set('wireless wifi')]]],
  ['zone', [['dns', set('dns hosted')]]],
  ['plan', [['uiaction', UI]]],
  ['action', [['uiaction', UI]]],
  [
    'pin',
    [
      ['gpio', set('gpio arduino')],
      ['passcode', set('card account sim')],
    ],
  ],
  ['limit', [['ratelimit', set('rate')]]],
  ['test', [['loadtest', set('load stress penetration')]]],
  ['link', [['invitelink', set('invite invitation join')]]],
  ['all', [['mx', set('catch')]]],
  ['protection', [['branchprotection', set('branch tag')]]],
  ['reset', [['factoryreset', set('factory')]]],
  ['client', [['oauthclient', set('oauth oauth2 oidc')]]],
  ['hold', [['safeguard', set('legal litigation')]]],
  ['phrase', [['mnemonic', set('seed recovery mnemonic')]]],
]);

function pairOf(first: string, second: string): string | undefined {
  const named = NAMED.get(second)?.find(([, firsts]) => firsts.has(first));
  if (named !== undefined) return named[0];
  if (first === 'cron') return 'cronjob';
  if (first === 'dag' && second === 'run') return 'dag';
  if (first === 'stop' && second === 'loss') return 'stoploss';
  if (first === 'take' && second === 'profit') return 'takeprofit';
  if (first === 'spend' && second === 'request') return 'spend';
  if (first === 'forwarding' && second === 'address') return 'mx';
  if (first === 'two' && second === 'factor') return 'mfa';
  if (second === 'authentication' && FACTORS.has(first)) return 'mfa';
  if (second === 'verification' && TRANSPORT.has(first)) return 'protection';
  if (first === 'terraform' && PLANNED.has(second)) return 'terraform';
  if (second === 'expression' && MATHS.has(first)) return 'formula';
  if (first === 'audit' && second === 'device') return 'audit';
  if (second === 'window' && (first === 'application' || first === 'app')) return 'appwindow';
  if (first === 'context' && second === 'bundle') return 'context';
  if (first === 'deep' && second === 'link') return 'deeplink';
  if ((first === 'audit' && second === 'scan') || (second === 'audit' && AUDITED.has(first))) return 'job';
  if ((second === 'flow' || second === 'callback') && (first === 'oauth' || first === 'auth' || first === 'login'))
    return 'oauth';
  if (second === 'server' && DEVELOPING.has(first)) return 'devserver';
  if (second === 'token' && PASSING_TOKENS.has(first)) return first;
  if (second === 'key' && KEY_OF.has(first)) return 'apikey';
  if (second === 'intent' && first === 'payment') return 'paymentintent';
  if (second === 'order' && DOCUMENTS.has(first)) return 'workorder';
  if (second === 'token' && COINS.has(first)) return 'coin';
  if (second === 'account' && OF_ACCOUNTS.has(first)) return 'principal';
  if (second === 'record' && first === 'dns') return 'dns';
  if (second === 'security' && (first === 'row' || first === 'level')) return 'rls';
  if (second === 'policy' && POLICIES.has(first)) return 'acl';
  if ((second === 'group' && first === 'security') || (second === 'rule' && FILTERS.has(first))) return 'firewall';
  if (second === 'group' && TEAMS.has(first)) return 'usergroup';
  if ((second === 'rule' || second === 'policy') && GUARDING.has(first)) return 'safeguard';
  return undefined;
}

/** Accounts by which somebody or something gets in, unlike those of a bank. */
const OF_ACCOUNTS = set('service system email');
const KEY_OF = set(
  'api access ssh private public signing secret deploy service encryption admin license authorized master root host recovery hmac',
);
/** Orders that are documents of a business rather than a purchase. */
const DOCUMENTS = set('work sort display sale sales purchase service change delivery production manufacturing');
const COINS = set('erc20 bep20 erc721 nft spl meme jetton crypto defi governance');
/** Tokens that lead to a next page or a next step, and to nothing else. */
const PASSING_TOKENS = set('confirmation continuation page pagination cursor sync delta csrf design');
const POLICIES = set('bucket iam access network resource trust role security user group managed inline queue');
/** Rules of a packet filter. */
const FILTERS = set('nat iptables nftables ufw');
const FACTORS = set('factor mfa two-factor multi-factor 2fa');
const TRANSPORT = set('ssl tls certificate cert signature');
const PLANNED = set('configuration config plan');
/** Groups through which people have access. */
const TEAMS = set('user org organization organisation');
/** Rules and policies that keep harm away, unlike those of a mailbox or a shop. */
const GUARDING = set(
  'alert alarm alerting protection detection waf validation monitoring retention backup audit automod moderation compliance scan rls limit ratelimit',
);
const MATHS = set('math mathematical arithmetic algebraic numeric');
/** What is gone over page by page: such an audit is a job, no safeguard. */
const AUDITED = set('site page seo content accessibility');
/** Servers of a developer's own machine. */
const DEVELOPING = set('lsp language dev development debug preview mock');
