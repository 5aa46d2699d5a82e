import type { Category } from '../../data/schema/index.ts';

/** What a verb with its object comes to. The order is from mild to severe, so that the worst of several can be taken. */
export const SENSES = {
  vague: 'Unclassified', // manage, handle, use: says nothing by itself
  session: 'Write',
  refresh: 'Read', // reconnects or refreshes the server's own session
  read: 'Read',
  compute: 'Read', // computes, converts, validates, plans, explains, renders and returns
  capture: 'Read', // a screenshot, a snapshot of a page
  protect: 'Write', // turns a safeguard on
  comment: 'Write',
  detach: 'Write', // ends an association; the things remain
  archive: 'Write',
  create: 'Write',
  update: 'Write',
  save: 'Write',
  replace: 'Write',
  delete: 'Write',
  revoke: 'Write',
  access: 'Write', // reroutes or rotates: neither clearly more nor clearly less access
  grant: 'Write',
  disarm: 'Write', // turns a safeguard off
  navigate: 'Execute', // moves a user interface without triggering anything
  ui: 'Execute', // clicks, taps, types, submits, drags
  control: 'Execute', // playback, debugger, simulator, editor
  start: 'Execute',
  stop: 'Execute',
  schedule: 'Execute',
  run: 'Execute',
  deploy: 'Execute',
  device: 'Execute',
  call: 'Execute', // calls other tools, agents or APIs
  send: 'Execute',
  publish: 'Execute',
  pay: 'Execute',
  code: 'Execute', // runs code that the caller supplies
} as const satisfies Record<string, Category>;

export type Sense = keyof typeof SENSES;

const ORDER = new Map(Object.keys(SENSES).map((sense, rank) => [sense as Sense, rank]));

/** A set of senses as the bits of one number, `vague` left out: no fact follows from it. */
export function bitsOf(senses: Iterable<Sense>): number {
  let bits = 0;
  for (const sense of senses) if (sense !== 'vague') bits |= 1 << (rank(sense) - 1);
  return bits;
}
if (ORDER.size > 33) throw new Error('There are more senses than bits; senses.ts must count them in two numbers.');

/** How severe a sense is among all; only for comparing. */
export function rank(sense: Sense): number {
  return ORDER.get(sense) as number;
}
