import type { NameWord } from '../text/names.ts';

/**
 * The words of a name that say what is done with a listener: `register_pause_listener` pauses nothing, and
 * `listen_create_requests` makes none. What stands between is what is listened for.
 */
export function withoutEvent(words: readonly NameWord[]): readonly NameWord[] {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return words;
  if (first.word.text === 'listen') return [first];
  return last.word.noun === 'listener' && words.length > 2 && first.word.verb !== undefined ? [first, last] : words;
}
