import type { RawTool } from '../../data/schema/index.ts';
import { type NameWord, wordsOfName } from '../text/names.ts';
import { tokenise } from '../text/tokens.ts';
import { type Word, wordOf } from '../text/word.ts';
import { SENSES } from '../lexicon/senses.ts';
import { KIND_WORDS } from '../lexicon/kinds.ts';
import type { ServerContext, ServerFacts, ServerKind } from './types.ts';

const GENERIC = new Set(['mcp', 'server', 'servers', 'tool', 'tools', 'the', 'a', 'of', 'for', 'npx', 'api', 'client']);
/** It speaks of what its user is building or has. */
const OWN =
  /\byour (?:[\w.]+ ){0,2}(?:app|apps|application|project|projects|codebase|code|account|workspace|notes|data|database)\b/i;
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
/** “Mobile app automation”: what runs on such a device is tried out there. */
const TRIED = new Set(['app', 'automation', 'testing', 'ui']);
/** A local server is one that runs here, whatever it reaches. */
const RUNNING = new Set(['mcp', 'server', 'implementation', 'proxy', 'bridge']);
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
/** Instructions speak of much that the server is not: of the browser in which one signs in, of the token that it needs. */
const INSTRUCTED = 0.4;
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
  const cut = new Map<string, readonly NameWord[]>();
  const counts = new Map<string, number>();
  const kindScores = new Map<ServerKind, number>();
  const words = new Set<string>();
  let writers = 0;
  for (const { word } of wordsOfName(context.server)) if (!GENERIC.has(word.text)) words.add(word.text);
  const score = (word: string, by: number) => {
    const kinds = KIND_WORDS.get(word);
    if (kinds !== undefined) for (const kind of kinds) kindScores.set(kind, (kindScores.get(kind) ?? 0) + by);
  };
  for (const word of words) {
    score(word, 4);
    if (!KIND_WORDS.has(word)) for (const part of BRANDS) if (word.startsWith(part)) score(part, 4);
  }
  let phones = [...words].some((word) => PHONES.has(word) || word.startsWith('xcode'));
  const said = tokenise(`${context.description ?? ''}\n${context.instructions ?? ''}`, 1500);
  const described = context.description?.length ?? 0;
  for (const [i, { word, start }] of said.entries()) {
    if (!(word.text === 'local' && RUNNING.has(said[i + 1]?.word.noun ?? '')))
      score(word.noun, start < described ? 1 : INSTRUCTED);
    phones ||= VIRTUAL.has(word.noun) || (PHONES.has(word.noun) && TRIED.has(said[i + 1]?.word.noun ?? ''));
  }
  const size = context.siblings.length;
  let social = 0;
  for (const tool of context.siblings) {
    names.add(tool.name.toLowerCase());
    const parts = wordsOfName(tool.name);
    cut.set(tool.name, parts);
    const first = parts[0]?.word.text;
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
    for (const { word } of parts) score(word.text, 3 / size);
    if (parts.some(({ word }) => writes(word))) writers++;
    if (parts.some(({ word }) => SOCIAL.has(word.text))) social++;
  }
  if (social > 2) kindScores.set('social', social);
  if (kindScores.has('device') && (phones || !namesDevice(words, context))) kindScores.delete('device');
  const prefix = [...counts]
    .filter(([word, count]) =>
      wordOf(word).verb === undefined
        ? size > 2 && count >= 0.7 * size
        : size > 4 && count >= 0.9 * size && mostDo(context.siblings.map(({ name }) => cut.get(name) ?? [])),
    )
    .map(([word]) => word);
  return {
    names,
    cut,
    prefix,
    words,
    writers,
    confined: [...names].some((name) => /allowed[-_]director/.test(name)),
    own: OWN.test(context.description ?? ''),
    size,
    kinds: new Set([...kindScores].filter(([kind, by]) => by >= (SWAYING.has(kind) ? 2 : 1)).map(([kind]) => kind)),
  };
}

/** Whether the server speaks of devices where it says what it is: a word that instructions drop in passing (`light` in a scene) makes none. */
const namesDevice = (words: ReadonlySet<string>, { description = '' }: ServerContext): boolean =>
  [...words, ...tokenise(description, 300).map(({ word }) => word.noun)].some((word) =>
    KIND_WORDS.get(word)?.includes('device'),
  );

/** Whether most names hold a verb after their first word: that one is then no verb, but the server's name (`remember_get_memory`). */
const mostDo = (names: readonly (readonly NameWord[])[]): boolean =>
  names.filter((words) => words.slice(1).some(({ word }) => word.verb?.weak === false)).length >= 0.7 * names.length;

const writes = ({ verb }: Word) => verb !== undefined && !verb.weak && SENSES[verb.sense] === 'Write';
