import type { Snapshot } from '../../data/schema/index.ts';
import { plain } from './text.ts';
import { count, number } from './words.ts';

type Listed = Pick<Snapshot, 'flags' | 'tools'>;

/** Where the running server and the source of the same version disagree; the source is read only in part. */
export function mismatchSentences(snapshot: Listed | undefined): string[] {
  const live = new Set(snapshot?.tools.map(({ name }) => name));
  const named = (listed: boolean) =>
    (snapshot?.flags ?? []).flatMap(({ code, tool }) =>
      code === 'static-mismatch' && tool !== undefined && live.has(tool) === listed ? [tool] : [],
    );
  const [unseen, unlisted] = [named(true), named(false)];
  return [
    ...(unseen.length > 0
      ? [
          `The running server lists ${count(unseen.length, 'tool')} that a reading of its source did not find: ${some(unseen)}.`,
        ]
      : []),
    ...(unlisted.length > 0
      ? [
          `Its source defines ${count(unlisted.length, 'tool')} that the running server did not list, perhaps for want of a key or a setting: ${some(unlisted)}.`,
        ]
      : []),
  ];
}

/** The first names of many. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => plain(name).slice(0, 60).toWellFormed());
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`;
}
