import type { Evidence, RawTool } from '../../data/schema/index.ts';
import { resolvePointer } from '../../data/store/pointer.ts';
import type { VerbEntry } from '../lexicon/verbs.ts';
import { FORM, verbOf } from '../text/forms.ts';
import { sentenceAround } from './quote.ts';

/** “[Labels] Gets or creates a label”: the verbs that begin what is said of the tool, and all that follows them. */
const VERBS_AND_OBJECT =
  /^(?:\[[^\]]+\] )?(?:(?:this tool|it|use(?: this(?: tool)?| it)? to) )?(?<adverb>(?:[a-z]+ly|bulk) )?(?<verbs>[a-z]+(?:(?:, (?:and |or )?|\/| and | or )[a-z]+)*?) (?<object>(?!(?:of|and|or)\b)[\p{L}\p{N}#@"'`<{[].*)$/iu;
const JOINT = /(, (?:and |or )?|\/| and | or )/;

/** Words that stand for verbs in names alone. */
const NAMES_ONLY = new Set('is has available exists do does tell ls cat rm del dir stat'.split(' '));

/** What a tool does and to what, where the description says it with a verb first: “creates ‘a label’”. */
export function ownWords({ pointer, quote }: Evidence, tool: RawTool): string | undefined {
  const text = resolvePointer(tool, pointer);
  if (pointer !== '/description' || typeof text !== 'string') return undefined;
  const { adverb = '', verbs = '', object = '' } = VERBS_AND_OBJECT.exec(sentenceAround(text, quote))?.groups ?? {};
  const parts = verbs.split(JOINT);
  const words = parts.filter((_, index) => index % 2 === 0);
  if (!words.some((word) => quote.startsWith(word))) return undefined;
  const told = words.map(thirdPerson);
  // “tags: Tags group resources”: a tool of that name is called after a thing.
  return told.includes(undefined) || told.includes(tool.name.toLowerCase())
    ? undefined
    : `${adverb.toLowerCase()}${parts.map((part, index) => (index % 2 === 0 ? told[index / 2] : part)).join('')} “${object}”`;
}

/** “Create” and “Creates” as “creates”; nothing where the word is no verb, or not one of this form. */
function thirdPerson(word: string): string | undefined {
  const text = word.toLowerCase();
  const { verb, form } = verbOf(text);
  if (verb === undefined || NAMES_ONLY.has(verb.verb)) return undefined;
  if (form === FORM.s) return text;
  return form === FORM.base ? withS(verb) : undefined;
}

function withS({ verb }: VerbEntry): string {
  if (/(?:[su]s|[xzo]|[cs]h)$/.test(verb)) return `${verb}es`;
  if (verb.endsWith('s')) return verb;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}
