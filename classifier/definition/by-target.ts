import type { Sense } from '../lexicon/senses.ts';
import { set } from '../text/set.ts';

type Nouns = readonly string[];
type OfTarget = (object: Nouns, target: Nouns) => Sense | undefined;

const isOf = (nouns: ReadonlySet<string>, list: Nouns): boolean => list.some((noun) => nouns.has(noun));
const head = (object: Nouns): string => object.at(-1) ?? '';

/** Who is put into a group. */
const JOINING = set('user guest admin owner tester participant contact');
const GROUPS = set('group sudoer wheel role team organization organisation workspace tenant');
/** Lists of whom or what is let through, and of whom or what is not; a list of any kind tells neither. */
const ALLOWED = set('allowlist whitelist safelist trusted');
const REFUSED = set('blocklist blacklist denylist banlist');
const listed: OfTarget = (_object, target) => {
  const allowed = isOf(ALLOWED, target);
  return allowed === isOf(REFUSED, target) ? undefined : allowed ? 'grant' : 'revoke';
};

/** Whom a sequence writes to, and what such a thing is called. */
const SUBSCRIBED = set('subscriber contact lead prospect person customer');
const SEQUENCES = set('sequence drip automation journey cadence');
/** Who is put on a meeting is told of it. */
const INVITED = set('participant attendee guest invitee');
const MEETINGS = set('meeting event call');
/** What is sold once it is paid, unlike the invoice of a book. */
const UNPAID = set('order cart checkout');
const joined: OfTarget = (object, target) => {
  if (JOINING.has(head(object)) && isOf(GROUPS, target)) return 'grant';
  if (head(object) === 'payment' && isOf(UNPAID, target)) return 'pay';
  if (INVITED.has(head(object)) && isOf(MEETINGS, target)) return 'send';
  if (head(object) === 'tag' && target.includes('firewall')) return 'access';
  return SUBSCRIBED.has(head(object)) && isOf(SEQUENCES, target) ? 'send' : undefined;
};

/** What a thing that is taken off it outlives. */
const LISTED = set(
  'campaign sequence automation journey workflow waitlist waitinglist list cart favorite favourite playlist watchlist wishlist bookmark sprint cycle epic milestone module parent release tag label segment audience album shelf balancer',
);
const MACHINES = set('droplet linode instance server machine vm host');
/** Things that outlive being taken off others that hold more than them. */
const OUTLIVING: readonly (readonly [things: ReadonlySet<string>, holders: ReadonlySet<string>])[] = [
  [set('issue story ticket bug'), set('project section board')],
  [set('project'), set('task issue initiative portfolio roadmap milestone goal')],
  [MACHINES, set('vpc network')],
];
const FILTERS = set('firewall balancer');
const BINS = set('trash bin spam junk quarantine archive');
const removed: OfTarget = (object, target) => {
  // “Remove a message from trash”
  if (isOf(BINS, target)) return 'update';
  if (isOf(ALLOWED, target)) return 'revoke';
  if (JOINING.has(head(object)) && isOf(GROUPS, target)) return 'revoke';
  if (head(object) === 'rule' && isOf(FILTERS, target)) return 'revoke';
  if ((MACHINES.has(head(object)) || head(object) === 'tag') && target.includes('firewall')) return 'disarm';
  const isSubtask = object.includes('subtask') || (object[0] === 'sub' && object.length > 1);
  const isListed = isOf(LISTED, target) || object.some((noun, i) => object[i - 1] === 'from' && LISTED.has(noun));
  const isHeld = OUTLIVING.some(([things, holders]) => things.has(head(object)) && isOf(holders, target));
  return isSubtask || isListed || isHeld ? 'detach' : undefined;
};

/** An invitation to one of these lets in; one to a meeting does not. */
const INVITATIONS = set('invitation invite');
const JOINED = set(
  'sharing member collaborator project board repository repo account driveitem file folder group role team organization organisation workspace tenant',
);
/** What is written there is run. */
const TERMINALS = set('terminal shell tty pty tmux repl');
/** A pane may hold an agent, which is told in words. */
const KEYS = set('key keys keystroke keystrokes input');
const SIGNALS = set('signal sigwinch sigint sigterm sighup');
const BYTES = set('byte input stdin keystroke');
/** An agent that is asked works on its own from then on. */
const ASKED = set('prompt task instruction');
const AGENTS = set('agent session cli tool worker pane subagent');
const typed: OfTarget = (object, target) =>
  (isOf(TERMINALS, target) && !isOf(SIGNALS, object)) || (target.includes('pane') && KEYS.has(head(object)))
    ? 'code'
    : undefined;

const sent: OfTarget = (object, target) => {
  if (INVITATIONS.has(head(object)) && (isOf(JOINED, object) || isOf(JOINED, target))) return 'grant';
  if (object.includes('ctrl')) return 'stop';
  // Bytes are for a machine.
  if (BYTES.has(head(object)) && target.includes('session')) return 'code';
  return (
    typed(object, target) ??
    wired(object, target) ??
    (ASKED.has(head(object)) && isOf(AGENTS, target) ? 'start' : undefined)
  );
};

/** What is run rather than kept. */
const STATEMENTS = set('sql dump');
const TABLES = set('table database collection warehouse scene node canvas track blender unity unreal figma godot');
/** “Load a file into a table”. */
const loaded: OfTarget = (object, target) => {
  if (head(object) === 'model' && isOf(MEMORY, target)) return 'start';
  if (isOf(DEBUGGERS, target)) return 'start';
  if (head(object) === 'image' && isOf(ARCHIVES, target)) return 'create';
  return !isOf(STATEMENTS, object) && isOf(TABLES, target) ? 'create' : undefined;
};
const MEMORY = set('memory vram gpu ram');
/** What is debugged stands still there, ready to run. */
const DEBUGGERS = set('gdb lldb debugger');
/** What an image of a container was exported to. */
const ARCHIVES = set('tar tarball archive');

/** What runs once it is created from one of the sources. */
const SERVED = set('service app application site container pod deployment');
const SOURCES = set('image repo repository git github docker dockerfile template');
const created: OfTarget = (object, target) =>
  SERVED.has(head(object)) && isOf(SOURCES, target) ? 'deploy' : undefined;

/** What is live with its code. */
const LIVE = set('lambda function worker edge');
const released: OfTarget = (object, target) =>
  head(object) === 'code' && (isOf(LIVE, object) || isOf(LIVE, target)) ? 'code' : undefined;

/** What goes out on a wire reaches the device at its end. */
const WIRED = set('serial uart rs232 rs485 modbus');
const PORTS = set('port connection device line');
const wired: OfTarget = (_object, target) => (isOf(WIRED, target) && isOf(PORTS, target) ? 'device' : undefined);

/** A program that is put there is what the machine runs from then on. */
const CONTROLLERS = set('plc controller microcontroller arduino esp32 esp8266 pico');
const PROGRAMS = set('program sketch firmware script code logic');
const programmed: OfTarget = (object, target) =>
  isOf(PROGRAMS, object) && isOf(CONTROLLERS, target) ? 'code' : undefined;

/** Where a vehicle or a robot goes back to. */
const BASES = set('home launch base dock charger homebase position');
const MOVING = set('drone robot vacuum vehicle aircraft uav quadcopter mower arm rover');
const returned: OfTarget = (object, target) => (BASES.has(head(target)) && isOf(MOVING, object) ? 'device' : undefined);

/** What is put beyond the reach of a guard: “Exclude a folder from antivirus scans”. */
const GUARDS = set('antivirus detection scan scanning monitoring backup waf firewall inspection');
const EXCEPTIONS = set('exception exclusion exemption');
const exempted: OfTarget = (object, target) =>
  isOf(GUARDS, target) && isOf(EXCEPTIONS, object) ? 'disarm' : undefined;
const excluded: OfTarget = (_object, target) => (isOf(SHIELDS, target) ? 'disarm' : undefined);
const SHIELDS = set('antivirus monitoring backup waf inspection defender');

/** “Disable alerts on a saved search”: what is only told of guards nothing. */
const noticed: OfTarget = (object, target) =>
  head(object) === 'alert' && isOf(WATCHED, target) ? 'update' : undefined;
const WATCHED = set('search price product stock job keyword listing');

/** What is drawn there stays. */
const SURFACES = set('chart canvas board whiteboard map slide slideshow layer page sheet');
const drawn: OfTarget = (_object, target) => (isOf(SURFACES, target) ? 'create' : undefined);

/** What is installed there runs for all who use it. */
const CLUSTERS = set('cluster kubernetes k8s');
const installed: OfTarget = (_object, target) => (isOf(CLUSTERS, target) ? 'deploy' : undefined);

/** “Download a photo to the folder of the project” */
const FOLDERS = set('folder filesystem');
const stored: OfTarget = (_object, target) => (isOf(FOLDERS, target) ? 'create' : undefined);

/** Things of a game that are put into a box. */
const BOXES = set('container chest barrel furnace backpack stash');
const boxed: OfTarget = (_object, target) => (isOf(BOXES, target) ? 'control' : undefined);

const either =
  (first: OfTarget, second: OfTarget): OfTarget =>
  (object, target) =>
    first(object, target) ?? second(object, target);

/** A window of the desktop in which a file is shown. */
const WINDOWS = set('finder explorer manager browser tab editor ide vscode');
const shown: OfTarget = (object, target) => (isOf(WINDOWS, target) && isOf(SHOWN, object) ? 'control' : undefined);
const SHOWN = set('file folder directory download');

/** Where what is put there is public at once: “Submit a text to a subreddit”. */
const FORUMS = set('subreddit reddit facebook twitter linkedin hackernews mastodon bluesky instagram tiktok tumblr');
const REMARKS = set('comment reply draft reaction vote preview');
const aired: OfTarget = (object, target) =>
  (isOf(FORUMS, target) || target.includes('public')) && !object.some((noun) => REMARKS.has(noun))
    ? 'publish'
    : undefined;

/** “POST JSON to a URL” */
const ADDRESSES = set('url uri endpoint address');
const addressed: OfTarget = (_object, target) => (ADDRESSES.has(head(target)) ? 'call' : undefined);

/** What one hands over to others. */
const OWNED = set(
  'repository repo project document file folder board dashboard bucket group team channel video playlist album workspace',
);
const OWNERS = set('owner account organization organisation org user team');
const handedTo: OfTarget = (object, target) => (OWNED.has(head(object)) && isOf(OWNERS, target) ? 'grant' : undefined);

/** “Restore paths in the worktree”: what was changed there is lost. */
const restored: OfTarget = (_object, target) =>
  target.includes('worktree') || (target.includes('working') && target.includes('tree')) ? 'replace' : undefined;

/** “Subscribe the account to a paid plan” */
const PLANS = set('plan tier');
const charged: OfTarget = (_object, target) => (PLANS.has(head(target)) ? 'pay' : undefined);

const BY_VERB: ReadonlyMap<string, OfTarget> = new Map([
  ['add', either(either(listed, joined), exempted)],
  ['append', listed],
  ['insert', either(listed, loaded)],
  ['assign', joined],
  ['invite', joined],
  ['enroll', joined],
  ['remove', removed],
  ['restore', restored],
  ['draw', drawn],
  ['install', installed],
  ['send', sent],
  ['resend', sent],
  ['type', typed],
  ['press', typed],
  ['show', shown],
  ['open', shown],
  ['reveal', shown],
  ['load', loaded],
  ['import', loaded],
  ['ingest', loaded],
  ['create', created],
  ['return', returned],
  ['update', released],
  ['submit', aired],
  ['post', either(addressed, aired)],
  ['put', either(either(listed, joined), addressed)],
  ['subscribe', charged],
  ['share', aired],
  ['enable', noticed],
  ['disable', noticed],
  ['exclude', excluded],
  ['exempt', excluded],
  ['upload', programmed],
  ['download', either(programmed, stored)],
  ['push', programmed],
  ['deposit', boxed],
  ['withdraw', boxed],
  ['jump', (_object, target) => (target.includes('tab') ? 'session' : undefined)],
  ['write', either(either(programmed, typed), wired)],
  ['transfer', either(programmed, handedTo)],
]);

/** What some verbs come to by what their object is put into, taken from, sent to or made of. */
export const senseByTarget = (verb: string, object: Nouns, target: Nouns): Sense | undefined =>
  BY_VERB.get(verb)?.(object, target);
