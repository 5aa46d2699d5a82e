import { FOREIGN_ACCESS, FOREIGN_ROUTING, FOREIGN_VERBS, SCRIPT_VERBS } from '../lexicon/foreign.ts';
import type { Sense } from '../lexicon/senses.ts';
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
  // A runtime (运行时) runs nothing.
  const text = opening.slice(0, stop).toLowerCase().replaceAll('运行时', '\u3000\u3000\u3000');
  let best: { at: number; verb: string } | undefined;
  let listed: typeof best;
  for (const verb of SCRIPT_VERBS.keys()) {
    const at = text.indexOf(verb);
    if (at >= 0 && LISTED.test(text.slice(at, at + verb.length + 1))) listed = { at, verb };
    else if (at >= 0 && (best === undefined || at < best.at || (at === best.at && verb.length > best.verb.length)))
      best = { at, verb };
  }
  best ??= listed;
  if (best === undefined || text.length !== stop) return [];
  const said = (verb: string, at: number): Act => {
    const quote = opening.slice(at, Math.min(stop, at + 24));
    // In Japanese and Korean what is acted on stands before the verb.
    const known = verb === '推送' && COMMITS.test(opening) ? 'create' : (SCRIPT_VERBS.get(verb) as Sense);
    const sense = withNoun(known, opening.slice(Math.max(0, at - 16), at) + quote);
    return makeAct({
      verb,
      sense,
      weak: false,
      object: [],
      pointer: '/description',
      quote,
      from: 'lead',
      foreign: true,
    });
  };
  const first = said(best.verb, best.at);
  const next = best.at + best.verb.length;
  const joint = JOINTS.find((word) => text.startsWith(word, next));
  const at = joint === undefined ? afterJoint(text, next) : next + joint.length;
  const second = at < 0 ? undefined : [...SCRIPT_VERBS.keys()].find((verb) => text.startsWith(verb, at));
  return second === undefined ? [first] : [first, said(second, at)];
}

/** “목록을 받아 … 업로드”, “一覧を…”: the list that something is done with. */
const LISTED = /^(?:목록[을를]|一覧を)/;

/** What is pushed there is a commit rather than a message. */
const COMMITS = /\bgit\b|commit|分支|仓库/i;

/** Where in “查询订单并直接更新状态” what else is done begins. */
function afterJoint(text: string, from: number): number {
  const joint = FURTHER.exec(text.slice(from, from + 40));
  return joint === null ? -1 : from + joint.index + joint[0].length;
}
const FURTHER = /并(?:且|会|将)?(?:直接|自动|立即|同时)?/;

/** “更新并部署”: a verb after one of these is said of the tool as well. */
const JOINTS = ['并且', '并', '和', '或者', '或', '、', '及', '与'];

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
  const quote = opening.slice(start, stop).trimEnd();
  return [makeAct({
    verb: opening.slice(start, end).toLowerCase(), sense: withNoun(sense, quote), weak: false, object: [], pointer: '/description',
    quote, from: 'lead', foreign: true,
  })]; // prettier-ignore
}

/** To add a permission grants it, to delete it takes it away; what is done to a domain changes where traffic goes. */
function withNoun(sense: Sense, quote: string): Sense {
  const changed = sense === 'create' || sense === 'update';
  if (!changed && sense !== 'delete') return sense;
  const text = quote.toLowerCase();
  if (FOREIGN_ACCESS.some((noun) => text.includes(noun))) return changed ? 'grant' : 'revoke';
  return changed && FOREIGN_ROUTING.some((noun) => text.includes(noun)) ? 'access' : sense;
}

const isLetter = (code: number) =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250);

function firstStop(text: string): number {
  for (let i = 8; i < text.length; i++) if ('。.\n！；'.includes(text[i] as string)) return i;
  return text.length;
}
