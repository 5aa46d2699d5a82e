import type { Flag } from '../../data/schema/index.ts';
import type { Glance } from './glance.ts';
import { type Rule, RULES } from './rules.ts';
import { type Sentence, sentencesIn } from './sentences.ts';
import type { Text } from './texts.ts';

const SHORTEST_TEXT = 20;
const LONGEST_QUOTE = 240;

/** The traps in a text, at most one of each kind, with the sentence that gave them away. Linear in the text. */
export function trapsIn(text: Text, glance: Glance, known: () => ReadonlySet<string>): Flag[] {
  if (text.text.length < SHORTEST_TEXT) return [];
  const sentences = sentencesIn(text, glance, known, (concepts) => RULES.some((rule) => holds(rule, concepts)));
  const flags: Flag[] = [];
  for (const rule of sentences.length === 0 ? [] : RULES) {
    if (flags.some(({ code }) => code === rule.code)) continue;
    const sentence = sentences.find((_, i) => stands(rule, sentences, i));
    if (sentence !== undefined)
      flags.push({ code: rule.code, pointer: text.pointer, quote: quoteOf(text.text, sentence) });
  }
  return flags;
}

const holds = ({ groups }: Rule, concepts: number) => groups.every((group) => (group & concepts) !== 0);

function stands(rule: Rule, sentences: readonly Sentence[], at: number): boolean {
  const { concepts } = sentences[at] as Sentence;
  const read = rule.sentences === 2 ? concepts | (sentences[at + 1]?.concepts ?? 0) : concepts;
  return (read & rule.unless) === 0 && holds(rule, read);
}

function quoteOf(text: string, { start, end }: Sentence): string {
  return text.slice(start, Math.min(end, start + LONGEST_QUOTE)).trim();
}
