import { type Definition, type Place } from '../definition/types.ts';
import { atKey } from '../definition/traits.ts';
import type { Sense } from '../lexicon/senses.ts';
import { type NameWord, wordsOfName } from '../text/names.ts';
import { GAP, type Token } from '../text/tokens.ts';
import type { Word } from '../text/word.ts';

/** Where a word stands; the same word weighs differently in each. */
export const GROUPS = [
  'name',
  'first of the name',
  'last of the name',
  'opening sentence',
  'first word',
  'further sentences',
  'parameter',
  'required parameter',
  'word of a parameter',
] as const;
export type Group = (typeof GROUPS)[number];

const number = (group: Group) => GROUPS.indexOf(group);
export const NAME = number('name');
export const FIRST_OF_NAME = number('first of the name');
export const LAST_OF_NAME = number('last of the name');
export const OPENING = number('opening sentence');
const FIRST_WORD = number('first word');
const FURTHER = number('further sentences');
export const PARAMETER = number('parameter');
const REQUIRED = number('required parameter');
const PARAMETER_WORD = number('word of a parameter');

const READ_TO = 120;
const QUOTED_WORDS = 4;

/** Whether a group holds names of parameters as they are written; the others hold words in the singular. */
export const isAsWritten = (group: number): boolean => group === PARAMETER || group === REQUIRED;

/** Shows every word of a definition that the model may have a weight for, with the number of its group. */
export function eachFeature(definition: Definition, see: (group: number, word: Word) => void): void {
  const { name, tokens, parameters } = definition;
  for (const { word } of name) see(NAME, word);
  if (name.length > 0) {
    see(FIRST_OF_NAME, (name[0] as NameWord).word);
    see(LAST_OF_NAME, (name.at(-1) as NameWord).word);
  }
  let sentence = OPENING;
  for (let i = 0; i < tokens.length && i < READ_TO; i++) {
    const { word, gap } = tokens[i] as Token;
    if (i === 0) see(FIRST_WORD, word);
    else if (gap === GAP.sentence) sentence = FURTHER;
    see(sentence, word);
  }
  for (const { known, words, required, depth } of parameters) {
    if (depth > 1) continue;
    see(PARAMETER, known.whole);
    if (required) see(REQUIRED, known.whole);
    for (const word of words) see(PARAMETER_WORD, word);
  }
}

/** Shows what the rules take the words for: each thing that is done, alone and with each of its objects. */
export function eachDeed({ standing }: Definition, see: (sense: Sense, noun: string) => void): void {
  for (const { sense, object } of standing) {
    see(sense, '');
    for (const noun of object) see(sense, noun);
  }
}

/** Such a deed as one string, and the two of one. */
export const deedOf = (sense: string, noun: string): string => (noun === '' ? sense : `${sense} ${noun}`);
export function partsOf(deed: string): [sense: string, noun: string] {
  const [sense = '', noun = ''] = deed.split(' ');
  return [sense, noun];
}

/** Where such a deed is said. */
export function placeOfDeed({ standing }: Definition, deed: string): Place | undefined {
  const [sense, noun] = partsOf(deed);
  const act = standing.find((act) => act.sense === sense && (noun === '' || act.object.includes(noun)));
  return act && { pointer: act.pointer, quote: act.quote };
}

/** Where such a word stands, with the words that follow it in a sentence. */
export function placeOf(definition: Definition, group: Group, word: string): Place | undefined {
  const { tool, tokens, parameters, description } = definition;
  switch (group) {
    case 'name':
    case 'first of the name':
    case 'last of the name': {
      const at = wordsOfName(tool.name).find((part) => part.word.noun === word);
      return at && { pointer: '/name', quote: tool.name.slice(at.start, at.end) };
    }
    case 'parameter':
    case 'required parameter': {
      const parameter = parameters.find(({ name }) => name === word);
      return parameter && atKey(parameter);
    }
    case 'word of a parameter': {
      const parameter = parameters.find(({ words }) => words.some(({ noun }) => noun === word));
      return parameter && atKey(parameter);
    }
    default: {
      const at = tokens.findIndex((token) => token.word.noun === word);
      if (at < 0) return undefined;
      let last = at;
      while (last + 1 < at + QUOTED_WORDS && (tokens[last + 1]?.gap ?? GAP.sentence) < GAP.aside) last++;
      return {
        pointer: '/description',
        quote: description.slice((tokens[at] as Token).start, (tokens[last] as Token).end),
      };
    }
  }
}
