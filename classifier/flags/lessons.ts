import { readFileSync } from 'node:fs';
import type { Poisoned, RawTool } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { resolvePointer } from '../../data/store/pointer.ts';
import { writtenTools } from '../model/written.ts';
import { hashOn } from '../text/memory.ts';
import { textsOf } from './texts.ts';

/** Parts into which servers are divided, so that each is measured by what was learned from the others. */
export const FOLDS = 5;

/** A text to learn from. */
export interface Lesson {
  text: string;
  /** Who wrote it; of the catalogue's own texts it is not told. */
  author?: string;
  /** The part of the servers that the text is from. */
  fold?: number;
  steers: boolean;
  skill?: string;
}

/** Texts that steer and honest ones that look like them, one JSON object a line. */
export function writtenLessons(store: Store): Lesson[] {
  const read = (name: string, steers: boolean) =>
    readFileSync(new URL(`lessons/${name}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ ...(JSON.parse(line) as { text: string; author: string; skill?: string }), steers }));
  const lessons = [...read('steering', true), ...read('honest', false)];
  const texts = new Set(lessons.map(({ text }) => text));
  return [...lessons, ...poisonedLessons(store).filter(({ text }) => !texts.has(text.trim()))];
}

/** What was put into the definitions of the development half of `data/poisoned`. */
function* poisonedLessons(store: Store): Generator<Lesson> {
  for (const { server, tools } of store.poisoned.records())
    for (const poisoned of tools)
      if (poisoned.half === 'development') {
        const original = store.snapshots.read(server)?.tools.find(({ name }) => name === poisoned.tool);
        for (const text of putIn(poisoned, original))
          yield { text, author: 'poisoned', skill: poisoned.skill, steers: true };
      }
}

function* putIn({ at, definition }: Poisoned['tools'][number], original: unknown): Generator<string> {
  for (const pointer of at) {
    const [now, before] = [definition, original].map((tool) => resolvePointer(tool, pointer));
    const texts = typeof now === 'string' ? [now] : textsOf({ now } as never).map(({ text }) => text);
    for (const text of texts) {
      const added = typeof before === 'string' && text.startsWith(before) ? text.slice(before.length) : text;
      if (added.length > 20) yield added;
    }
  }
}

/**
 * Every text of the catalogue once, in the fold of the server in which it was met first, and how many tools each fold has; beside
 * them, in no fold, the definitions that were written for the model: they speak of money, secrets and orders in earnest.
 */
export function ordinaryLessons(store: Store): { lessons: Lesson[]; tools: number[] } {
  const lessons = new Map<string, Lesson>();
  const tools = new Array<number>(FOLDS).fill(0);
  const learnFrom = (tool: RawTool, fold?: number) => {
    for (const { text } of textsOf(tool))
      if (/[\s_]/u.test(text) && !lessons.has(text))
        lessons.set(text, { text, ...(fold !== undefined && { fold }), steers: false });
  };
  for (const snapshot of store.snapshots.records()) {
    let hash = 0;
    for (const letter of snapshot.server) hash = hashOn(hash, letter.charCodeAt(0));
    const fold = (hash >>> 8) % FOLDS;
    tools[fold]! += snapshot.tools.length;
    for (const tool of snapshot.tools) learnFrom(tool, fold);
  }
  for (const written of writtenTools().values()) for (const { tool } of written) learnFrom(tool);
  return { lessons: [...lessons.values()], tools };
}
