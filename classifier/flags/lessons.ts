import { readFileSync } from 'node:fs';
import type { Poisoned } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { resolvePointer } from '../../data/store/pointer.ts';
import { hashOn } from '../text/word.ts';
import { textsOf } from './texts.ts';

/** A text to learn from. `author` tells who wrote it, or which half of the servers it is from. */
export interface Lesson {
  text: string;
  author: string;
  steers: boolean;
  skill?: string;
  /** How many tools have it. */
  tools: number;
}

/** Texts that steer and honest ones that look like them, one JSON object a line. */
export function writtenLessons(store: Store): Lesson[] {
  const read = (name: string, steers: boolean) =>
    readFileSync(new URL(`lessons/${name}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ ...(JSON.parse(line) as { text: string; author: string; skill?: string }), steers, tools: 1 }));
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
          yield { text, author: 'poisoned', skill: poisoned.skill, steers: true, tools: 1 };
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

/** Every text of the catalogue once; its author is the half of the servers, by a hash of the id, in which it was met first. */
export function ordinaryLessons(store: Store): { lessons: Lesson[]; tools: number[] } {
  const lessons = new Map<string, Lesson>();
  const tools = [0, 0];
  for (const snapshot of store.snapshots.records()) {
    let hash = 0;
    for (const letter of snapshot.server) hash = hashOn(hash, letter.charCodeAt(0));
    const half = hash & 1;
    for (const tool of snapshot.tools) {
      tools[half]!++;
      for (const { text } of textsOf(tool)) {
        if (!/\s/u.test(text)) continue;
        const known = lessons.get(text);
        if (known) known.tools++;
        else lessons.set(text, { text, author: `half ${half}`, steers: false, tools: 1 });
      }
    }
  }
  return { lessons: [...lessons.values()], tools };
}
