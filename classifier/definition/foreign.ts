import { FOREIGN_VERBS, SCRIPT_VERBS } from '../lexicon/foreign.ts';
import { makeAct } from './act.ts';
import type { Act } from './types.ts';

const READ_TO = 400;

/** Acts of descriptions in other languages: the first listed verb of the opening, then further ones at the start of a clause. */
export function foreignActs(description: string): Act[] {
  const opening = description.slice(0, READ_TO);
  const acts = hasForeignScript(opening) ? scriptActs(opening) : [];
  if (acts.length > 0) return acts;
  return latinActs(opening);
}

function hasForeignScript(text: string): boolean {
  for (let i = 0; i < text.length && i < 120; i++) if (text.charCodeAt(i) > 0x3ff) return true;
  return false;
}

/** Scripts without spaces, or with other letters: a verb is found wherever it stands in the first sentence. */
function scriptActs(opening: string): Act[] {
  const stop = firstStop(opening);
  const text = opening.slice(0, stop).toLowerCase();
  let best: { at: number; verb: string } | undefined;
  for (const verb of SCRIPT_VERBS.keys()) {
    const at = text.indexOf(verb);
    if (at >= 0 && (best === undefined || at < best.at || (at === best.at && verb.length > best.verb.length)))
      best = { at, verb };
  }
  if (best === undefined || text.length !== stop) return [];
  return [makeAct({
    verb: best.verb, sense: SCRIPT_VERBS.get(best.verb) as Act['sense'], weak: false, object: [], pointer: '/description',
    quote: opening.slice(best.at, Math.min(stop, best.at + 24)), from: 'lead', foreign: true,
  })]; // prettier-ignore
}

function latinActs(opening: string): Act[] {
  let start = 0;
  while (start < opening.length && !isLetter(opening.charCodeAt(start))) start++;
  let end = start;
  while (end < opening.length && isLetter(opening.charCodeAt(end))) end++;
  const sense = FOREIGN_VERBS.get(opening.slice(start, end).toLowerCase());
  if (sense === undefined) return [];
  let stop = end;
  for (let words = 0; stop < opening.length && words < 6; stop++) {
    const code = opening.charCodeAt(stop);
    if (code === 46 || code === 44 || code === 10) break;
    if (code === 32) words++;
  }
  return [makeAct({
    verb: opening.slice(start, end).toLowerCase(), sense, weak: false, object: [], pointer: '/description',
    quote: opening.slice(start, stop).trimEnd(), from: 'lead', foreign: true,
  })]; // prettier-ignore
}

const isLetter = (code: number) =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250);

function firstStop(text: string): number {
  for (let i = 8; i < text.length; i++) if ('。.\n！；'.includes(text[i] as string)) return i;
  return text.length;
}
