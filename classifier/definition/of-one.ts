import type { Definition, Place } from './types.ts';

/** “Removes all tags”: they are traits of the one thing that is named. */
export function isOfOne({ description }: Definition, { quote }: Place): boolean {
  if (!/ all(?: its| of its| their| associated)?$/i.test(quote)) return false;
  const end = description.indexOf(quote) + quote.length;
  const start = end - quote.length;
  return (
    OF_ONE.test(description.slice(end, end + 40)) ||
    WAYS.test(description.slice(Math.max(0, start - 40), start)) ||
    UNFIT.test(description.slice(Math.max(0, start - 200), start)) ||
    PASSED.test(description.slice(end, end + 60))
  );
}
/** “Pass an empty list to delete all”, “To delete all entries, pass an empty list”. */
const WAYS = /\b(?:pass|set|empty|provide|give)\b[^.]*\bto $/i;
/** “When not to use: to delete all items” */
const UNFIT = /\b(?:when not to use|do not use|don['’]t use|not for)\b[^.]*$/i;
const PASSED = /^[^.]{0,24}, (?:pass|set|send|provide|use)\b[^.]{0,12} empty\b/i;
const OF_ONE = /^ (?:the |applied |existing |its )?(?:[a-z]+ )?(?:styles?|tags?|labels?|effects?|attributes?|properties|formatting|highlights?|reactions?|checklists?|checklist items?|sub-?tasks?|borders?|constraints?|contents?|animations?|filters?|associations?|references?|edges?|relations?|relationships?|connections?|links?|repl(?:y|ies)|embeddings?|vectors?|metadata|thumbnails?|previews?|history|access|permissions?)\b|^ (?:the )?(?:specified|given|selected|listed|provided)\b/i; // prettier-ignore
