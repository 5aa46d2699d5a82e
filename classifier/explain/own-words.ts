import type { Category, Evidence, RawTool } from '../../data/schema/index.ts';
import { resolvePointer } from '../../data/store/pointer.ts';
import { SENSES } from '../lexicon/senses.ts';
import { BOUND, type VerbEntry, VERBS } from '../lexicon/verbs.ts';
import { FORM, verbOf } from '../text/forms.ts';
import { firstSentence, sentenceAround } from './quote.ts';

/** “[Labels] Gets or creates a label”: the verbs that begin what is said of the tool, and all that follows them. */
const VERBS_AND_OBJECT =
  /^(?:\[[^\]]+\] |[^\p{L}]*\p{L}+ [|–—] )?(?:(?:(?:this tool|it)(?: will| can)?|use(?: this(?: tool)?| it)? to) )?(?<adverb>(?:[a-z]+ly|bulk|batch) )?(?<verbs>[a-z]+(?:(?:, (?:and |or )?|\/| and | or )[a-z]+)*?)(?<particle> (?:up|out|off|down)(?= (?!to\b)))? (?<object>(?!(?:of|and|or|tools?)\b)[\p{L}\p{N}#@"'`<{[].*)$/iu;
const JOINT = /(, (?:and |or )?|\/| and | or )/;

/** Words that stand for verbs in names alone. */
const NAMES_ONLY = new Set('is has available exists do does tell ls cat rm del dir stat'.split(' '));

/** What a tool does and to what, where the description says it with a verb first: “creates ‘a label’”. */
export function ownWords({ pointer, quote }: Evidence, tool: RawTool): string | undefined {
  const text = resolvePointer(tool, pointer);
  if (pointer !== '/description' || typeof text !== 'string') return undefined;
  const said = read(sentenceAround(text, quote), tool);
  return said?.words.some(({ word }) => quote.startsWith(word)) ? said.text : undefined;
}

/** The same of what the description says first, where its verbs are of the category that something else spoke for. */
export function firstOwnWords(tool: RawTool, category: Category): string | undefined {
  const said = typeof tool.description === 'string' ? read(firstSentence(tool.description), tool) : undefined;
  return said?.words.every(({ verb }) => SENSES[verb.sense] === category) ? said.text : undefined;
}

interface VerbWord {
  word: string;
  verb: VerbEntry;
  told: string;
}

function read(sentence: string, { name }: RawTool): { words: VerbWord[]; text: string } | undefined {
  const { adverb = '', verbs = '', particle = '', object = '' } = VERBS_AND_OBJECT.exec(sentence)?.groups ?? {};
  const parts = verbs.split(JOINT);
  const words = parts.filter((_, index) => index % 2 === 0).map(thirdPerson);
  const joints = parts.filter((_, index) => index % 2 === 1);
  if (!words.every((word) => word !== undefined)) return undefined;
  // “tags: Tags group resources”: a tool of that name is called after a thing.
  if (words.some(({ told }) => told === name.toLowerCase())) return undefined;
  // “fileshares: File Shares operations”
  if (`${verbs}${object.split(' ')[0]}`.toLowerCase() === name) return undefined;
  const does = words.map(({ told }, index) => told + (joints[index] ?? '')).join('');
  return { words, text: `${adverb.toLowerCase()}${does}${particle} “${object}”` };
}

/** “Create” and “Creates” as “creates”; nothing where the word is no verb, or not one of this form. */
function thirdPerson(word: string): VerbWord | undefined {
  const text = word.toLowerCase();
  // Elsewhere “sets” are things; at the beginning of what a tool does they hardly are.
  const { verb, form } = text === 'sets' ? { ...verbOf('set'), form: FORM.s } : verbOf(text);
  if (verb === undefined || NAMES_ONLY.has(verb.verb)) return undefined;
  if (form !== FORM.s && form !== FORM.base) return undefined;
  return { word, verb, told: form === FORM.s ? text : withS(verb) };
}

function withS({ verb }: VerbEntry): string {
  // “Set up” is written as one word, too.
  const { stem = '', particle } = /^(?<stem>.+)(?<particle>up|out|in|back|down|off|over)$/.exec(verb)?.groups ?? {};
  const plain = VERBS.get(stem) ?? BOUND.get(stem);
  if (plain !== undefined) return `${withS(plain)} ${particle}`;
  if (/(?:[su]s|[xzo]|[cs]h)$/.test(verb)) return `${verb}es`;
  if (verb.endsWith('s')) return verb;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}
