import type { Flag } from '../../data/schema/index.ts';
import { bitOf, holds, RULES } from './rules.ts';
import { sentencesIn } from './sentences.ts';
import { asks, pointerOf, type Text } from './texts.ts';

const LONGEST_QUOTE = 240;

/**
 * The traps in a text, at most one of each kind, with the sentence that gave them away. Linear in the text. `refuted`: whether
 * what a rule that also meets ordinary tools found is ordinary.
 */
export function trapsIn(
  place: Text,
  foreign: boolean,
  known: () => ReadonlySet<string>,
  refuted: (quote: string) => boolean,
): Flag[] {
  const flags: Flag[] = [];
  const told = asks(place) ? bitOf('asked') : 0;
  for (const sentences of sentencesIn(place.text, foreign, told, known))
    for (const rule of RULES) {
      if (flags.some(({ code }) => code === rule.code)) continue;
      const { start, middle, end, first, second } = sentences;
      const meets = (concepts: number) => holds(rule, concepts) && (concepts & rule.unless) === 0;
      const from = meets(second) ? middle : rule.sentences === 2 && meets(first | second) ? start : undefined;
      if (from === undefined) continue;
      const quote = quoteOf(place.text, from, end);
      if (rule.sure || !refuted(quote)) flags.push({ code: rule.code, pointer: pointerOf(place), quote });
    }
  return flags;
}

/** What a flag quotes of a text. */
export function quoteOf(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + LONGEST_QUOTE)).trim();
}
