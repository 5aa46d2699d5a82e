import type { Sense } from '../lexicon/senses.ts';
import type { VerbEntry } from '../lexicon/verbs.ts';
import { set } from '../text/set.ts';
import { senseByTarget } from './by-target.ts';
import { joined } from './compound.ts';

/** Heads that make a noun before them say less: a mail rule is no mail, a phone number no call. */
const PARTS =
  set(`rule account number comment template list config configuration setting label tag segment channel folder field topic category
  link method preference attribute property type metadata name description filter format schema status draft signature column view layout theme board hash fingerprint icon color colour avatar banner emoji`);
const SETTINGS = set('rule setting config configuration list status');
const WORK = set(
  'card task issue ticket event item document story epic deal opportunity conversation thread page merge pr note test case',
);

const LISTS = set('list audience segment sequence campaign newsletter contact subscriber');
/** `block until …`: it only waits. */
const WAITS = set('block hang pause hold');
const STATE = set('active current working');
/** An address to upload to or to look at is only returned. */
const MAKES_LINKS = set('create generate make build');
const LINKS = set('url uri link');
const OFFERED = set('upload signed presigned preview authorization oauth');
const SETTERS = set('set switch select change use');
/** A default of one of these is where the calls that follow work; any other is a setting that stays. */
const isKeptDefault = (nouns: readonly string[], i: number) =>
  nouns[i] === 'default' && !PLACES.has(nouns.at(-1) as string);
const PLACES = set(
  'workdir dir directory cwd folder path root project workspace database connection session server instance device simulator account organization organisation org team tenant site board profile context environment region namespace cluster schema repository repo timeout',
);
/** To bring one of these back replaces nothing. */
const GONE = set('archived deleted trashed removed');
const PEOPLE = set('user guest admin owner tester');
/** Senses that a noun before the head gives as well: `update_api_key_name` still changes a key. */
const INSIDE: ReadonlySet<Sense> = new Set<Sense>([
  'grant',
  'revoke',
  'access',
  'session',
  'disarm',
  'code',
  'detach',
  'read',
]);

/** What a verb comes to with an object: the head noun asks first, the nouns before it where the head leaves them their meaning. */
export function senseOf(
  verb: VerbEntry,
  object: readonly string[],
  target: readonly string[] = [],
): { sense: Sense; weak: boolean } {
  // “Roll back to a release”, “roll back the machine to a snapshot”
  if (verb.verb === 'rollback' && target.length > 0)
    if (object.length === 0 || verb.objects?.get(target.at(-1) as string) === 'replace') return senseOf(verb, target);
  if (verb.verb === 'evaluate' && object.length === 0) return { sense: 'code', weak: false };
  if (WAITS.has(verb.verb) && object[0] === 'until') return { sense: 'read', weak: false };
  if (STATE.has(object[0] ?? '') && SETTERS.has(verb.verb)) return { sense: 'session', weak: false };
  if (object[0] === 'working' && object[1] !== 'tree' && (verb.verb === 'clear' || verb.verb === 'reset'))
    return { sense: 'session', weak: false };
  if (verb.verb === 'reset' && object[0] === 'failed') return { sense: 'update', weak: false };
  if (verb.verb === 'restore' && GONE.has(object[0] ?? '')) return { sense: 'update', weak: false };
  const byTarget = senseByTarget(verb.verb, object, target);
  if (byTarget !== undefined) return { sense: byTarget, weak: false };
  if (MAKES_LINKS.has(verb.verb) && LINKS.has(object.at(-1) ?? '') && object.some((noun) => OFFERED.has(noun)))
    return { sense: 'compute', weak: false };
  const known = verb.objects;
  if (known !== undefined) {
    const nouns = joined(object);
    const access = SETTINGS.has(nouns.at(-1) ?? '') ? accessBefore(known, nouns) : undefined;
    if (access !== undefined) return access;
    for (let i = nouns.length - 1; i >= 0; i--) {
      const sense = known.get(nouns[i] as string);
      if (i < nouns.length - 1 && (PEOPLE.has(nouns[i] as string) || isKeptDefault(nouns, i))) continue;
      if (
        sense !== undefined &&
        (i === nouns.length - 1 || INSIDE.has(sense)) &&
        (nouns[0] !== 'draft' || verb.verb === 'discard' || verb.verb === 'complete' || verb.verb === 'submit')
      )
        return { sense: ofWork(sense, nouns, target), weak: false };
      if (i === nouns.length - 1 && PARTS.has(nouns[i] as string)) return verb;
    }
  }
  return { sense: verb.sense, weak: verb.weak };
}

/** A firewall rule or an access policy is access still. */
function accessBefore(
  known: ReadonlyMap<string, Sense>,
  nouns: readonly string[],
): { sense: Sense; weak: boolean } | undefined {
  for (let i = nouns.length - 2; i >= 0; i--) {
    const sense = PEOPLE.has(nouns[i] as string) ? undefined : known.get(nouns[i] as string);
    if (
      sense === 'grant' ||
      sense === 'revoke' ||
      sense === 'access' ||
      (sense === 'disarm' && nouns.at(-1) === 'rule')
    )
      return { sense, weak: false };
  }
  return undefined;
}

/** A member that is put on a card or taken off it has the access that they had. */
function ofWork(sense: Sense, nouns: readonly string[], target: readonly string[]): Sense {
  if (sense !== 'grant' && sense !== 'revoke') return sense;
  if (nouns.at(-1) === 'ownership' && nouns.some((noun) => WORK.has(noun))) return 'update';
  const people = nouns.at(-1) === 'member' || nouns.at(-1) === 'user' || nouns.at(-1) === 'collaborator';
  const listed = nouns.some((noun) => LISTS.has(noun)) || target.some((noun) => WORK.has(noun) || LISTS.has(noun));
  return people && listed ? (sense === 'grant' ? 'update' : 'detach') : sense;
}
