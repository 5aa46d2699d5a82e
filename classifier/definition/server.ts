import type { RawTool } from '../../data/schema/index.ts';
import { splitName } from '../text/names.ts';
import { tokenise } from '../text/tokens.ts';
import { wordOf } from '../text/word.ts';
import { SENSES } from '../lexicon/senses.ts';
import { KIND_WORDS } from '../lexicon/kinds.ts';
import type { ServerContext, ServerFacts, ServerKind } from './types.ts';

const GENERIC = new Set(['mcp', 'server', 'servers', 'tool', 'tools', 'the', 'a', 'of', 'for', 'npx', 'api', 'client']);
/** Names that servers join to another word: `slackbot`, `playwrightx`. */
const BRANDS = [
  'slack',
  'discord',
  'telegram',
  'whatsapp',
  'playwright',
  'puppeteer',
  'selenium',
  'mysql',
  'postgres',
  'mongo',
  'redis',
];
/** What is done where people post to each other. */
const SOCIAL = new Set(['upvote', 'downvote', 'follow', 'unfollow', 'repost', 'timeline', 'feed']);
/** Test devices rather than things in a house. */
const PHONES = new Set(['mobile', 'android', 'ios', 'iphone', 'phone', 'simulator', 'emulator']);
/** Those of which a description speaks only where they are what the server drives. */
const VIRTUAL = new Set(['simulator', 'emulator', 'adb', 'xcode', 'react', 'devtool', 'debugging']);
/** Kinds under which a verb means something else, and which one word of a description does not make. */
const SWAYING: ReadonlySet<ServerKind> = new Set<ServerKind>([
  'browser',
  'device',
  'finance',
  'chat',
  'social',
  'gateway',
  'identity',
]);
const made = new WeakMap<readonly RawTool[], Map<string, ServerFacts>>();

/** What the server is, from its name, its words and its tools; made once for a list of siblings. */
export function serverFacts(context: ServerContext): ServerFacts {
  let ofList = made.get(context.siblings);
  if (ofList === undefined) made.set(context.siblings, (ofList = new Map()));
  let facts = ofList.get(context.server);
  if (facts === undefined) ofList.set(context.server, (facts = make(context)));
  return facts;
}

function make(context: ServerContext): ServerFacts {
  const names = new Set<string>();
  const counts = new Map<string, number>();
  const kindScores = new Map<ServerKind, number>();
  const words = new Set<string>();
  let writers = 0;
  for (const word of wordsOf(context.server)) if (!GENERIC.has(word)) words.add(word);
  const score = (word: string, by: number) => {
    for (const kind of KIND_WORDS.get(word) ?? []) kindScores.set(kind, (kindScores.get(kind) ?? 0) + by);
  };
  for (const word of words) {
    score(word, 4);
    if (!KIND_WORDS.has(word)) for (const part of BRANDS) if (word.startsWith(part)) score(part, 4);
  }
  let phones = [...words].some((word) => PHONES.has(word) || word.startsWith('xcode'));
  for (const { word } of tokenise(`${context.description ?? ''}\n${context.instructions ?? ''}`, 1500)) {
    score(word.noun, 1);
    phones ||= VIRTUAL.has(word.noun);
  }
  const size = context.siblings.length;
  let social = 0;
  for (const tool of context.siblings) {
    names.add(tool.name.toLowerCase());
    const parts = wordsOf(tool.name);
    const first = parts[0];
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
    for (const part of parts) score(part, 3 / size);
    if (parts.some((part) => writes(part))) writers++;
    if (parts.some((part) => SOCIAL.has(part))) social++;
  }
  if (social > 2) kindScores.set('social', social);
  if (phones) kindScores.delete('device');
  const prefix = [...counts]
    .filter(([word, count]) =>
      wordOf(word).verb === undefined
        ? size > 2 && count >= 0.7 * size
        : size > 4 && count >= 0.9 * size && mostDo(context.siblings),
    )
    .map(([word]) => word);
  return {
    names,
    prefix,
    words,
    writers,
    confined: [...names].some((name) => name.includes('allowed_director') || name.includes('allowed-director')),
    size,
    kinds: new Set([...kindScores].filter(([kind, by]) => by >= (SWAYING.has(kind) ? 2 : 1)).map(([kind]) => kind)),
  };
}

const wordsOf = (name: string) => splitName(name).map(({ start, end }) => name.slice(start, end).toLowerCase());

/** Whether most names hold a verb after their first word: that one is then no verb, but the server's name (`remember_get_memory`). */
const mostDo = (siblings: readonly RawTool[]): boolean =>
  siblings.filter(({ name }) =>
    wordsOf(name)
      .slice(1)
      .some((word) => wordOf(word).verb?.weak === false),
  ).length >=
  0.7 * siblings.length;

function writes(part: string): boolean {
  const { verb } = wordOf(part);
  return verb !== undefined && !verb.weak && SENSES[verb.sense] === 'Write';
}
