import { type Part, partOf } from './parts.ts';
import { type Token, tokensIn } from './tokens.ts';

/** Words this far from each other form a pair of classes. */
const NEAR = 3;

/** What stands between the two parts of a feature; of one part alone, nothing. */
export const JOINTS = ['', ' ', ' … '] as const;
export const ALONE = 0;
const NEXT = 1;
const ONE_BETWEEN = 2;

/** Stands before the first word of a sentence. */
const BEGINNING = partOf('^');

/** Classes are named with a colon before them. */
export const isClass = ({ text }: Part): boolean => text.startsWith(':');

/**
 * Shows what a sentence is weighed by: words, what they begin with, words that follow each other, classes, classes that stand near each other, and words
 * next to a class.
 */
export function eachFeature(sentence: readonly Token[], see: (first: Part, joint: number, second: Part) => void): void {
  for (let i = 0; i < sentence.length; i++) {
    const { form, classes, beginning } = sentence[i] as Token;
    const before = sentence[i - 1]?.form ?? BEGINNING;
    const after = sentence[i + 1]?.form;
    see(form, ALONE, form);
    if (beginning !== undefined) see(beginning, ALONE, beginning);
    see(before, NEXT, form);
    if (i > 1) see((sentence[i - 2] as Token).form, ONE_BETWEEN, form);
    for (const first of classes) {
      see(first, ALONE, first);
      see(before, NEXT, first);
      if (after !== undefined) see(first, NEXT, after);
      for (let j = i + 1; j < sentence.length && j <= i + NEAR; j++)
        for (const second of (sentence[j] as Token).classes) see(first, NEXT, second);
    }
  }
}

/** The same by their names. */
export function featuresOf(text: string): Set<string> {
  const features = new Set<string>();
  eachFeature(tokensIn(text), (first, joint, second) =>
    features.add(joint === ALONE ? first.text : `${first.text}${JOINTS[joint]}${second.text}`),
  );
  return features;
}

/** The parts of a feature and what stands between them. */
export function partsOf(feature: string): { first: string; joint: number; second: string } {
  for (const joint of [ONE_BETWEEN, NEXT]) {
    const at = feature.indexOf(JOINTS[joint] as string);
    if (at >= 0)
      return { first: feature.slice(0, at), joint, second: feature.slice(at + (JOINTS[joint] as string).length) };
  }
  return { first: feature, joint: ALONE, second: feature };
}
