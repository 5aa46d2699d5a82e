import { type Token, tokensIn } from './tokens.ts';

/** Words this far from each other form a pair of classes. */
const NEAR = 3;

/** What a sentence is weighed by: words, words that follow each other, classes, and classes that stand near each other. */
export function featuresOf(text: string): Set<string> {
  const sentence = tokensIn(text);
  const features = new Set<string>();
  for (let i = 0; i < sentence.length; i++) {
    const { form, classes } = sentence[i] as Token;
    features.add(form);
    if (i > 0) features.add(`${sentence[i - 1]?.form} ${form}`);
    if (i > 1) features.add(`${sentence[i - 2]?.form} … ${form}`);
    for (const first of classes) {
      features.add(first);
      for (let j = i + 1; j < sentence.length && j <= i + NEAR; j++)
        for (const second of (sentence[j] as Token).classes) features.add(`${first} ${second}`);
    }
  }
  return features;
}
