/** Two words that are one noun for the lexicon: an api key is an `apikey`. */
export function joined(nouns: readonly string[]): readonly string[] {
  for (let i = 1; i < nouns.length; i++) {
    const pair = pairOf(nouns[i - 1] as string, nouns[i] as string);
    if (pair !== undefined) return [...nouns.slice(0, i - 1), pair, ...nouns.slice(i + 1)];
  }
  return nouns;
}

const pairOf = (first: string, second: string): string | undefined =>
  NAMED.get(second)?.get(first) ?? (first === 'cron' ? 'cronjob' : undefined);

const CONFIGURED = 'candidate running startup router switch';
const ADMINS = 'admin administrator moderator superuser';
const GUARDING =
  'alert alarm alerting protection detection waf validation monitoring retention backup audit automod moderation compliance scan rls limit ratelimit fraud antifraud phishing malware spam abuse threat kyc aml';

/** What two words are called; of several lines that name both the first decides. */
const NAMES: readonly (readonly [name: string, firsts: string, seconds: string])[] = [
  // Cards, codes and keys by which one pays or gets in
  ['giftcard', 'gift prepaid', 'card'],
  ['authcode', 'auth authorization authorisation oauth verification otp 2fa mfa', 'code'],
  ['audiomute', 'audio mic microphone input output stream track video speaker volume', 'mute'],
  ['audiomute', 'mute', 'state'],
  ['accesscode', 'access door gate entry lock guest pin', 'code'],
  ['recoverycode', 'recovery', 'code'],
  ['passcode', 'card account sim', 'pin'],
  ['mnemonic', 'seed recovery mnemonic', 'phrase'],
  ['loginlink', 'login signin sign-in sign-on signon autologin auto-login magic impersonation reset guest', 'link url'],
  ['ftpaccount', 'ftp sftp ssh smtp cpanel', 'account'],
  ['autoresponder', 'auto-reply autoreply auto-responder autoresponder', 'setting message'],
  ['mixer', 'track mixer clip', 'volume pan panning'],
  ['osnotification', 'os desktop macos window toast', 'notification'],
  ['draftnote', 'draft pending', 'note comment'],
  ['guidance', 'research thinking', 'mode'],
  ['keyevent', 'keyboard key', 'event'],
  ['hotkey', 'keyboard key', 'shortcut'],
  ['inbox', 'inbound', 'inbox'],
  ['script', 'dart python javascript typescript js ts ruby php lua perl julia powershell bash shell octave groovy', 'file program'],
  ['apikey', 'application app', 'key'],
  ['apikey', 'secret', 'id'],
  ['passwordpolicy', 'password lockout', 'policy'],
  ['testplan', 'test', 'plan'],
  ['macro', 'canned saved quick', 'response reply'],
  ['taxreturn', 'tax vat', 'return filing'],
  ['creditnote', 'credit', 'note memo'],
  ['autorecharge', 'auto automatic', 'recharge renewal renew topup pay payment refill reload'],
  ['subscriptionplan', 'subscription billing pricing', 'plan'],
  ['idp', 'identity', 'provider'],
  ['testrun', 'test', 'run execution'],
  ['livestream', 'live', 'stream broadcast'],
  ['standingorder', 'standing', 'order'],
  ['payout', 'payout payment', 'batch'],
  ['user', 'employee staff', 'account'],
  ['expense', 'expense', 'report claim'],
  ['callrouting', 'call inbound incoming', 'routing'],
  ['adgroup', 'ad', 'group'],
  ['adset', 'ad', 'set'],
  ['recoverycontact', 'recovery rescue', 'email phone'],
  ['apppassword', 'app application', 'password'],
  ['keypair', 'key', 'pair'],
  ['autoupdate', 'auto automatic', 'update'],
  ['producthunt', 'product', 'hunt'],
  ['pressrelease', 'press', 'release'],
  ['manifest', 'yaml kubernetes k8s', 'configuration config definition'],
  ['isolation', 'isolation containment', 'task job'],
  ['import', 'import', 'statement'],
  ['allowlist', 'allowed trusted whitelisted', 'ip domain origin host sender cidr'],
  ['customdomain', 'custom primary vanity parked addon', 'domain'],
  ['mx', 'mail email mailbox', 'alias'],
  ['protection', 'spam content profanity toxicity', 'filter filtering'],
  ['protection', 'parental', 'control'],
  ['protection', 'safe', 'browsing'],
  ['autoapprove', 'auto automatic', 'approve approval'],
  ['spendlimit', 'spending spend transaction withdrawal card credit', 'limit'],
  ['typeddata', 'typed eip-712 eip712', 'data'],
  ['adbudget', 'daily lifetime campaign ad adset adgroup', 'budget'],
  ['apikey', 'auth authentication api access ssh private public signing secret deploy service encryption admin license authorized master root host recovery hmac', 'key'],
  ['invitelink', 'invite invitation join', 'link'],
  ['coin', 'erc20 bep20 erc721 nft spl meme jetton crypto defi governance', 'token'],
  // Who gets in: accounts unlike those of a bank, groups through which people have access
  ['permission', ADMINS, 'status'],
  ['permission', `${ADMINS} access editing`, 'right'],
  ['authmethod', 'auth authentication login signin', 'method'],
  ['mfa', 'two', 'factor'],
  ['mfa', 'factor mfa two-factor multi-factor 2fa', 'authentication'],
  ['oauthclient', 'oauth oauth2 oidc', 'client'],
  ['oauth', 'oauth auth login', 'flow callback'],
  ['principal', 'service system email', 'account'],
  ['usergroup', 'user org organization organisation', 'group'],
  ['acl', 'bucket iam access network resource trust role security user group managed inline queue', 'policy'],
  // What keeps harm away, unlike the rules of a mailbox or a shop
  ['firewall', 'security', 'group'],
  ['firewall', 'nat iptables nftables ufw', 'rule'],
  ['safeguard', GUARDING, 'rule policy'],
  ['safeguard', 'legal litigation', 'hold'],
  ['branchprotection', 'branch tag', 'protection'],
  ['protection', 'ssl tls certificate cert signature', 'verification'],
  ['rls', 'row level', 'security'],
  ['audit', 'audit', 'device'],
  ['fileshare', 'smb nfs samba cifs afp', 'share export'],
  // Messages and where they go
  ['autoreply', 'auto automatic', 'reply'],
  ['autoreply', 'auto automatic vacation', 'response responder'],
  ['newsletter', 'email mail sms newsletter', 'campaign'],
  ['tweet', 'social facebook instagram linkedin', 'post'],
  ['mx', 'catch', 'all'],
  ['mx', 'email support', 'mailbox'],
  ['mx', 'forwarding', 'address'],
  // Machines, networks and jobs; an audit that goes over pages is one
  ['running-config', CONFIGURED, 'config configuration'],
  ['terraform', 'terraform', 'configuration config plan'],
  ['wlan', 'wireless wifi wi-fi', 'network'],
  ['netroute', 'static default', 'route'],
  ['estop', 'emergency', 'stop halt shutdown'],
  ['publictunnel', 'public ngrok cloudflare', 'tunnel'],
  ['allowlist', 'access', 'list'],
  ['kernelmodule', 'kernel', 'module'],
  ['postrequest', 'post', 'request'],
  ['dns', 'dns hosted', 'zone'],
  ['dns', 'dns ptr cname aaaa txt srv caa', 'record'],
  ['dns', 'reverse', 'dns'],
  ['dns', 'default', 'gateway'],
  ['passwordprotection', 'password', 'protection'],
  ['paymenttoken', 'payment card credit-card', 'token'],
  ['tablereservation', 'restaurant table dinner', 'reservation booking'],
  ['exitnode', 'exit', 'node'],
  ['subnetroute', 'subnet advertised', 'route'],
  ['autorenew', 'auto automatic', 'renew renewal'],
  ['lockfile', 'lock', 'file'],
  ['publicport', 'external public exposed published', 'port'],
  ['publicip', 'public elastic', 'ip ipv4 ipv6 address'],
  ['portforward', 'port nat', 'mapping forwarding redirect redirection'],
  ['cluster', 'control', 'plane'],
  ['maintenance', 'maintenance readonly read-only standby failover drain', 'mode'],
  ['thermostat', 'fan away vacation eco holiday hvac heating cooling', 'mode'],
  ['lock', 'sentry valet', 'mode'],
  ['vehicle', 'flight driving', 'mode'],
  ['serialport', 'serial com usb midi', 'port'],
  ['gpio', 'gpio arduino', 'pin'],
  ['factoryreset', 'factory', 'reset'],
  ['scheduledtask', 'scheduled', 'task'],
  ['scrub', 'parity', 'check'],
  ['scrub', 'pool zfs btrfs disk', 'scrub'],
  ['loadtest', 'load stress penetration', 'test'],
  ['ratelimit', 'rate', 'limit'],
  ['dag', 'dag', 'run'],
  ['userscript', 'user', 'script'],
  ['jq', 'jq jsonpath jmespath xpath', 'filter expression query'],
  ['promql', 'powerquery kql kusto promql logql nrql traceql spl', 'expression query statement'],
  ['initscript', 'init initialization', 'script'],
  ['analysis', 'mobile-friendly rich-result usability', 'test'],
  ['notice', 'search price job stock news saved', 'alert'],
  ['job', 'audit', 'scan'],
  ['job', 'site page seo content accessibility', 'audit'],
  ['devserver', 'lsp language dev development debug preview mock node.j nodej bun vite metro', 'server'],
  // Money, and orders that are documents of a business rather than a purchase
  ['stoploss', 'stop', 'loss'],
  ['takeprofit', 'take', 'profit'],
  ['spend', 'spend', 'request'],
  ['paymentintent', 'payment', 'intent'],
  ['paymentintent', 'billing', 'request'],
  ['workorder', 'work sort display sale sales purchase service change delivery production manufacturing medication lab laboratory imaging diagnostic medical nutrition clinical', 'order'],
  // What is shown or worked out
  ['uiaction', 'ui gui mouse', 'plan action'],
  ['appwindow', 'application app', 'window'],
  ['deeplink', 'deep', 'link'],
  ['formula', 'math mathematical arithmetic algebraic numeric', 'expression'],
  ['context', 'context', 'bundle'],
  ['stack', 'terraform tofu opentofu pulumi infrastructure', 'change plan configuration resource'],
  ['workloadimage', 'deployment workload container statefulset daemonset', 'image'],
]; // prettier-ignore

/** Tokens that lead to a next page or a next step, and to nothing else: what they are of names them. */
export const PASSING_TOKENS = 'confirmation continuation page pagination cursor sync delta csrf design'.split(' ');

/** By the second word, then by the first. */
const NAMED = new Map<string, Map<string, string>>();
const add = (name: string, first: string, second: string) => {
  const firsts = NAMED.get(second) ?? new Map<string, string>();
  if (!firsts.has(first)) firsts.set(first, name);
  NAMED.set(second, firsts);
};
for (const first of PASSING_TOKENS) add(first, first, 'token');
for (const [name, firsts, seconds] of NAMES)
  for (const second of seconds.split(' ')) for (const first of firsts.split(' ')) add(name, first, second);
