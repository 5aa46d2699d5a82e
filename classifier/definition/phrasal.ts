import { VERBS, type VerbEntry } from '../lexicon/verbs.ts';
import { GAP, type Token } from '../text/tokens.ts';

/** A verb with a word behind it that makes it another: “kick off”, “add up”; the two may be apart. */
const MEANS: ReadonlyMap<string, VerbEntry> = new Map(
  Object.entries({
    start: 'kick off|set off|fire up',
    create: 'spin up',
    stop: 'spin down|wind down',
    sum: 'add up',
    deploy: 'roll out|bring up|bring down|take down|take offline|compose up|compose down|cut over',
    failover: 'fail over',
    rollback: 'roll back',
    checkout: 'check out',
    archive: 'phase out',
    revoke: 'take away',
    transfer: 'hand over',
    'power-cycle': 'power cycle',
    teardown: 'tear down',
    delete: 'throw away|blow away|wipe out|root out',
    bruteforce: 'brute force',
    'cherry-pick': 'cherry pick',
    cancel: 'call off',
    summarize: 'sum up|boil down',
    calculate: 'work out',
    analyze: 'break down',
    complete: 'tick off|cross off|check off',
    perform: 'carry out',
    pay: 'cash out|pay off|top up|buy out|go long|go short|sell off|cash in|chip in',
    writeoff: 'write off',
    layoff: 'lay off',
    takeoff: 'take off',
    disable: 'turn off|switch off|shut off',
    enable: 'turn on|switch on',
    ban: 'lock out|kick out|throw out',
    protect: 'lock down',
    seize: 'take over',
    impersonate: 'login as',
    publish: 'go live',
    crosspost: 'cross post',
    longpress: 'long press|long click|long tap',
    estop: 'emergency stop|emergency halt|emergency shutdown|e stop',
    message: 'reach out|follow up',
  }).flatMap(([verb, list]) => list.split('|').map((phrase) => [phrase, VERBS.get(verb) as VerbEntry] as const)),
);
const PARTED = new Set([...MEANS.keys()].map((phrase) => phrase.split(' ')[0] as string));

/** What a verb means with the next word of a name. */
export const withParticle = (verb: VerbEntry, next: string | undefined): VerbEntry =>
  next === undefined
    ? verb
    : ((PARTED.has(verb.verb) ? MEANS.get(`${verb.verb} ${next}`) : enters(verb.verb, next)) ?? verb);

/** “Sign in”, “log out”: never apart, for “log a decision in the log” is another thing. */
const enters = (verb: string, next: string): VerbEntry | undefined =>
  verb !== 'sign' && verb !== 'log' ? undefined : next === 'in' ? LOGIN : next === 'out' ? LOGOUT : undefined;
const LOGIN = VERBS.get('login');
const LOGOUT = VERBS.get('logout');

/** What the verb at i means with the particle that follows it or its object. */
export function phrasal(tokens: readonly Token[], i: number): VerbEntry {
  const { word } = tokens[i] as Token;
  const verb = (word.verb ?? word.bound) as VerbEntry;
  if (!PARTED.has(verb.verb)) {
    const next = tokens[i + 1];
    return (next?.gap === GAP.none ? enters(verb.verb, next.word.text) : undefined) ?? verb;
  }
  for (let j = i + 1; j < tokens.length && j < i + 6; j++) {
    const { word, gap } = tokens[j] as Token;
    if (gap >= GAP.comma) break;
    const meant = MEANS.get(`${verb.verb} ${word.text}`);
    if (meant !== undefined) return meant;
  }
  return verb;
}
