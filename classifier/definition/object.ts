import type { Sense } from '../lexicon/senses.ts';
import type { VerbEntry } from '../lexicon/verbs.ts';
import { set } from '../text/set.ts';
import { joined } from './compound.ts';

/** Heads that make a noun before them say less: a mail rule is no mail, a phone number no call. */
const PARTS =
  set(`rule account number comment template list config configuration setting label tag segment channel folder field topic category
  link method preference attribute property type metadata name description filter format schema status draft signature column view layout theme board hash fingerprint`);
const SETTINGS = set('rule setting config configuration list status');
const WORK = set(
  'card task issue ticket event item document story epic deal opportunity conversation thread page merge pr note test case',
);

/** `set_active_project`: what is chosen for the calls that follow. */
const HOLDERS = set('task issue initiative portfolio roadmap milestone goal');
const LISTS = set('list audience segment sequence campaign newsletter contact subscriber');
/** What a thing that is taken off it outlives. */
const LISTED = set(
  'list cart favorite favourite playlist watchlist wishlist bookmark sprint cycle epic milestone module parent release tag label segment audience album shelf balancer',
);
const FILTERS = set('firewall balancer');
const MACHINES = set('droplet instance server machine vm host');
/** Things that outlive being taken off others that hold more than them. */
const OUTLIVING: readonly (readonly [things: ReadonlySet<string>, holders: ReadonlySet<string>])[] = [
  [set('issue story ticket bug'), set('project section board')],
  [MACHINES, set('vpc network')],
];
const outlives = (object: readonly string[], target: readonly string[]): boolean =>
  OUTLIVING.some(([things, holders]) => things.has(object.at(-1) ?? '') && target.some((noun) => holders.has(noun)));
/** What runs once it is created from one of the sources. */
/** “Load a file into a table”. */
const LOADS = set('load import ingest insert');
/** What is run rather than kept. */
const STATEMENTS = set('sql dump');
const TABLES = set('table database collection warehouse scene node canvas blender unity unreal figma godot');
/** What is written there is run. */
const TERMINALS = set('terminal shell tty pty tmux repl');
/** An agent that is asked works on its own from then on. */
const ASKED = set('prompt task instruction');
const AGENTS = set('agent session cli tool worker pane subagent');
const SERVED = set('service app application site container pod deployment');
const SOURCES = set('image repo repository git github docker dockerfile template');
const GROUPS = set('group role team organization organisation workspace tenant');
/** `block until …`: it only waits. */
const WAITS = set('block hang pause hold');
const STATE = set('active current working');
const JOINERS = set('add assign invite enroll');
/** Whom a sequence writes to, and what such a thing is called. */
const SUBSCRIBED = set('subscriber contact lead prospect person customer');
const SEQUENCES = set('sequence drip automation journey cadence');
/** An address to upload to or to look at is only returned. */
const MAKES_LINKS = set('create generate make build');
const LINKS = set('url uri link');
const OFFERED = set('upload signed presigned preview authorization oauth');
const SETTERS = set('set switch select change use');
const PEOPLE = set('user guest admin owner tester');
/** Who is put into a group. */
const JOINING = set('user guest admin owner tester participant contact');
/** Lists of whom or what is let through, and of whom or what is not. */
const PUTS = set('add append put insert');
const ALLOWED = set('allowlist whitelist safelist trusted');
const REFUSED = set('blocklist blacklist denylist banlist');

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
  if (verb.verb === 'roll' && object[0] === 'back')
    return {
      sense: object.includes('migration') ? 'deploy' : target.includes('snapshot') ? 'replace' : 'update',
      weak: false,
    };
  if (verb.verb === 'evaluate' && object.length === 0) return { sense: 'code', weak: false };
  if (WAITS.has(verb.verb) && object[0] === 'until') return { sense: 'read', weak: false };
  if (STATE.has(object[0] ?? '') && SETTERS.has(verb.verb)) return { sense: 'session', weak: false };
  const listed = PUTS.has(verb.verb) ? listedIn(target) : undefined;
  if (listed !== undefined) return { sense: listed, weak: false };
  if (JOINERS.has(verb.verb) && JOINING.has(object.at(-1) ?? '') && target.some((noun) => GROUPS.has(noun)))
    return { sense: 'grant', weak: false };
  if (verb.verb === 'remove' && JOINING.has(object.at(-1) ?? '') && target.some((noun) => GROUPS.has(noun)))
    return { sense: 'revoke', weak: false };
  if (verb.verb === 'remove' && object.at(-1) === 'rule' && target.some((noun) => FILTERS.has(noun)))
    return { sense: 'revoke', weak: false };
  if (verb.verb === 'remove' && MACHINES.has(object.at(-1) ?? '') && target.includes('firewall'))
    return { sense: 'disarm', weak: false };
  if (
    verb.verb === 'remove' &&
    (target.some((noun) => LISTED.has(noun)) ||
      outlives(object, target) ||
      object.some((noun, i) => i > 0 && object[i - 1] === 'from' && LISTED.has(noun)))
  )
    return { sense: 'detach', weak: false };
  if (verb.verb === 'remove' && object.at(-1) === 'project' && HOLDERS.has(target.at(-1) ?? ''))
    return { sense: 'detach', weak: false };
  if (verb.verb === 'remove' && (object.includes('subtask') || (object[0] === 'sub' && object.length > 1)))
    return { sense: 'detach', weak: false };
  if (verb.verb === 'send' && target.some((noun) => TERMINALS.has(noun))) return { sense: 'code', weak: false };
  if (verb.verb === 'send' && ASKED.has(object.at(-1) ?? '') && target.some((noun) => AGENTS.has(noun)))
    return { sense: 'start', weak: false };
  if (LOADS.has(verb.verb) && !object.some((noun) => STATEMENTS.has(noun)) && target.some((noun) => TABLES.has(noun)))
    return { sense: 'create', weak: false };
  if (verb.verb === 'create' && SERVED.has(object.at(-1) ?? '') && target.some((noun) => SOURCES.has(noun)))
    return { sense: 'deploy', weak: false };
  if (JOINERS.has(verb.verb) && SUBSCRIBED.has(object.at(-1) ?? '') && target.some((noun) => SEQUENCES.has(noun)))
    return { sense: 'send', weak: false };
  if (MAKES_LINKS.has(verb.verb) && LINKS.has(object.at(-1) ?? '') && object.some((noun) => OFFERED.has(noun)))
    return { sense: 'compute', weak: false };
  const known = verb.objects;
  if (known !== undefined) {
    const nouns = joined(object);
    const access = SETTINGS.has(nouns.at(-1) ?? '') ? accessBefore(known, nouns) : undefined;
    if (access !== undefined) return access;
    for (let i = nouns.length - 1; i >= 0; i--) {
      const sense = known.get(nouns[i] as string);
      if (i < nouns.length - 1 && PEOPLE.has(nouns[i] as string)) continue;
      if (
        sense !== undefined &&
        (i === nouns.length - 1 || INSIDE.has(sense)) &&
        (nouns[0] !== 'draft' || verb.verb === 'complete' || verb.verb === 'submit')
      )
        return { sense: ofWork(sense, nouns, target), weak: false };
      if (i === nouns.length - 1 && PARTS.has(nouns[i] as string)) return verb;
    }
  }
  return { sense: verb.sense, weak: verb.weak };
}

/** What it comes to be on a list of what is let through, or of what is not; a list of any kind tells neither. */
function listedIn(target: readonly string[]): Sense | undefined {
  const allowed = target.some((noun) => ALLOWED.has(noun));
  const refused = target.some((noun) => REFUSED.has(noun));
  return allowed === refused ? undefined : allowed ? 'grant' : 'revoke';
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
