import { Phrases } from '../text/phrases.ts';
import { set, shares } from '../text/set.ts';
import { phraseIn } from './traits.ts';
import type { Act, Definition, ParameterFact } from './types.ts';

/** What holds other things, which go with it. */
export const CONTAINERS = set(
  'database repository repo bucket queue website site pool account cluster vm instance server machine droplet linode project workspace collection namespace tenant organization org app application directory folder channel mailbox volume disk pod team canvas board environment space room dataset keyspace notebook vault guild sandbox swarm stack infrastructure drive warehouse calendar catalog library addressbook tasklist glossary forum realm',
);
/** A list of these goes with them. */
const TASKS = set('task todo reminder card');

/** Whether an act ends a container with what is in it, or all things that have become old. */
export function takesWhole(definition: Definition, { sense, verb, object, quote }: Act): boolean {
  if (object.at(-1) === 'deletion') object = object.slice(0, -1);
  const { server, vocabulary, parameters } = definition;
  const head = object.at(-1) ?? '';
  if (REBUILDS.has(verb) || verb === 'restore') return MACHINES.has(head);
  if (sense !== 'delete' || verb === 'uninstall') return false;
  if (isEmptied(definition) || isEntry(definition, head)) return false;
  if (object.some((noun) => STALE.has(noun)) && !SINGLE_ONE.test(quote)) return !CODE.has(head);
  if (verb === 'remove' && / from (?:an?|the|this|your)\b|[_-]from[_-]|From[A-Z]/.test(quote)) return false;
  if (isPooled(definition)) return false;
  if (head === 'instance' && OF_SCENE.has(object.at(-2) ?? '')) return false;
  if (head === 'app' && verb === 'terminate') return false;
  if (head === 'account' && object.at(-2) === 'user') return !parameters.some(namesOne);
  if (head === 'schema') return server.kinds.has('database');
  if (DATABASES.has(head)) return !server.kinds.has('database');
  if (head === 'table' && OUTSIDE.has(object.at(-2) ?? '')) return false;
  if (head === 'table') return !vocabulary.hasAny(PAPERS) && !shares(PAPERS, server.words);
  if (head === 'collection' && SOLD_IN.has(object.at(-2) ?? '')) return false;
  if (head === 'zone')
    return !server.kinds.has('device') && !definition.standing.some(({ object }) => SOLD.has(object.at(-2) ?? ''));
  if (head === 'index') return shares(ENGINES, server.words) || vocabulary.hasAny(SEARCHING);
  if (head === 'topic') return vocabulary.hasAny(STREAMS) || shares(STREAMS, server.words);
  if (head === 'pod') return !vocabulary.hasAny(REMADE);
  if (head === 'container') return server.words.has('proxmox') || object.includes('lxc');
  if (head === 'stack') return server.kinds.has('cloud') || vocabulary.hasAny(BUILT);
  if (head === 'repo' && CHARTS.has(object.at(-2) ?? '')) return false;
  if (head === 'domain' && (object.includes('machine') || server.words.has('libvirt'))) return true;
  if (head === 'domain') return verb === 'delete' && server.kinds.has('cloud') && !vocabulary.hasAny(SERVED);
  if (head === 'registry') return verb === 'delete' && !vocabulary.has('credential');
  if (head === 'list') return vocabulary.hasAny(TASKS);
  if (head === 'memory') return object.at(-2) === 'translation';
  if (head === 'book') return object.at(-2) === 'address';
  if (head === 'audience') return server.kinds.has('mail');
  if (DEVICES.has(head)) return WIPES.has(verb);
  if (BINS.has(head)) return EMPTIES.has(verb);
  if (head === 'share') return object.at(-2) === 'file';
  return CONTAINERS.has(head) || (head === 'group' && object.at(-2) === 'resource');
}
/** “Deletes a server from a backend”: it is no longer asked. */
const isPooled = ({ acts }: Definition) =>
  acts.some(({ from, sense, quote }) => from === 'lead' && sense === 'delete' && POOLED.test(quote));
const POOLED = / from (?:an?|the|this) (?:\w+ )?(?:backend|upstream|pool|balancer|group)\b/i;
/** Of what a stack is made where its parts go with it; elsewhere it is a pile. */
const BUILT = set('cloudformation pulumi terraform compose docker swarm portainer template resource');
/** What is taken from these stays there. */
const CHARTS = set('helm apt yum');
/** Instances that stand in a scene. */
const OF_SCENE = set('room object layer node asset component prefab block scene');
/** Who makes a pod anew that is gone. */
const REMADE = set('controller recreate deployment replicaset');
/** What must be empty takes nothing with it; nor does what leaves its contents, as the definition says. */
const isEmptied = (definition: Definition) => phraseIn(definition, EMPTIED) !== undefined;
const EMPTIED = new Phrases(
  [
    'must be empty',
    'must first be empty',
    'only empty',
    'has to be empty',
    'removes an empty',
    'remove an empty',
    'deletes an empty',
    'delete an empty',
    'are not affected',
    'are not deleted',
    'are left untouched',
    'are moved to the parent',
    'contents are kept',
    'inside are kept',
    'themselves are kept',
  ],
  500,
);
/** `delete_database`, “Remove a database connection”: only what leads there goes. */
const isEntry = ({ acts }: Definition, head: string) =>
  acts.some(
    ({ from, sense, object }) =>
      from === 'lead' && sense === 'delete' && object.at(-2) === head && ENTRIES.has(object.at(-1) ?? ''),
  );
const ENTRIES = set('connection registration reference bookmark shortcut');
/** Without one of these a user's account is one's own. */
const namesOne = ({ depth, words }: ParameterFact) => depth === 0 && NAMING.has(words.at(-1)?.text ?? '');
const NAMING = set('id ids uuid user username email name login account key');
const SINGLE_ONE = /^\S+ (?:an?|the|this|one) /i;
/** All that is on it goes; a device that is deleted may be a record of one. */
const DEVICES = set('device phone tablet handset laptop');
const WIPES = set('wipe erase reset factory-reset hard-reset');
/** Programs whose indexes hold the documents themselves. */
const SEARCHING = set('elasticsearch opensearch meilisearch typesense algolia solr pinecone');
/** Topics of these hold messages. */
const STREAMS = set('kafka redpanda pulsar');
/** Only what is in it goes. */
const BINS = set('trash bin wastebasket');
const EMPTIES = set('empty purge clear flush');
const REBUILDS = set('rebuild reinstall reimage');
const MACHINES = set('droplet linode vm vps server machine host instance');
/** Where a table is a part of a document. */
const PAPERS = set('sheet spreadsheet gsheets document doc slide presentation word excel docx ppt figma');
/** A table that only leads to what is kept elsewhere. */
const OUTSIDE = set('virtual foreign external');
/** Zones of which a shop, a clock or a map speaks. */
const SOLD = set('shipping delivery tax time price pricing fare geo parking safe hot drop security firewall heating');
/** A domain of one of these is only led there; one by itself is a DNS zone. */
const SERVED = set('service app application project website custom');
/** A collection of a shop shows what is kept elsewhere. */
const SOLD_IN = set('product smart custom');
/** Where an index holds the documents. */
const ENGINES = set('elasticsearch elastic opensearch solr meilisearch algolia typesense pinecone vector search');
/** Elsewhere than on a server that speaks to one of them, it is one of several. */
const DATABASES = set('mysql postgres postgresql mariadb mongo mongodb redis libsql');
/** What is cleaned up in a text. */
const CODE = set('import statement variable code css style selector class');
/** What is cleared away by its state rather than by its name. */
const STALE = set('matching old expired stale orphaned orphan obsolete outdated unused untracked stopped');
