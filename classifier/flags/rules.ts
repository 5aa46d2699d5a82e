import type { Flag } from '../../data/schema/index.ts';
import { CONCEPTS } from './concepts.ts';

export type Concept = keyof typeof CONCEPTS | 'foreignTool' | 'address' | 'asked';
const NAMES: readonly Concept[] = [...(Object.keys(CONCEPTS) as Concept[]), 'foreignTool', 'address', 'asked'];
if (NAMES.length > 32) throw new Error('More concepts than bits.');
export const bitOf = (concept: Concept): number => 1 << NAMES.indexOf(concept);
const maskOf = (concepts: readonly Concept[]) => concepts.reduce((mask, concept) => mask | bitOf(concept), 0);

/** A flag stands where one sentence, or two that follow each other, hold a concept of each group. */
export interface Rule {
  code: Flag['code'];
  groups: readonly number[];
  unless: number;
  sentences: 1 | 2;
  /** No ordinary tool of the catalogue meets it. */
  sure: boolean;
}

function rule(
  code: Flag['code'],
  groups: (Concept | readonly Concept[])[],
  { unless = [], sentences = 1, sure = false }: { unless?: Concept[]; sentences?: 1 | 2; sure?: boolean } = {},
): Rule {
  return {
    code,
    groups: groups.map((group) => maskOf([group].flat() as Concept[])),
    unless: maskOf(unless),
    sentences,
    sure,
  };
}

/** In the order in which they are tried; a text gets each flag once. */
export const RULES: readonly Rule[] = [
  rule('hidden-instruction', ['conceal']),
  rule('hidden-instruction', ['hush', ['model', 'user', 'context'], ['carry', 'must', 'harm', 'everytime', 'contrary', 'secret', 'context']], { unless: ['honest'] }),
  rule('hidden-instruction', ['pretext', ['must', 'carry', 'unasked', 'secret', 'rules', 'deceive']], { unless: ['honest'], sentences: 2 }),
  rule('hidden-instruction', ['deceive', ['must', 'harm', 'carry', 'everytime', 'unasked', 'model', 'others', 'user']]),
  rule('hidden-instruction', ['override', 'rules', ['former', 'model', 'user']]),
  rule('hidden-instruction', ['unasked', ['model', 'everytime', 'address', 'context', 'foreignTool', 'pretext', 'secret', 'secretFile', 'rules'], ['must', 'harm', 'carry', 'take', 'obey']], { unless: ['honest'], sure: true }),
  rule('hidden-instruction', ['unasked', 'user', 'must', ['carry', 'harm']]),
  rule('hidden-instruction', ['override', 'user', 'harm', ['must', 'asked']], { unless: ['honest'] }),
  rule('hidden-instruction', ['obey', ['foreignText', 'model', 'markup', 'secret'], ['unasked', 'must', 'everytime', 'pretext']], { sure: true }),
  rule('hidden-instruction', ['markup', ['must', 'carry', 'whole'], ['harm', 'secret', 'secretFile', 'context', 'address', 'unasked', 'override', 'hush', 'obey']], { sentences: 2 }),
  rule('hidden-instruction', ['model', ['must', 'everytime'], ['secret', 'secretFile', 'address'], ['carry', 'take', 'harm']], { unless: ['honest'], sure: true }),
  rule('exfiltration-request', ['secretFile', ['carry', 'take'], ['must', 'asked', 'whole']], { unless: ['honest'] }),
  rule('exfiltration-request', ['secretFile', 'carry', 'take'], { unless: ['honest'] }),
  rule('exfiltration-request', ['context', ['carry', 'take', 'asked'], ['must', 'whole', 'user']], { unless: ['honest'] }),
  rule('exfiltration-request', ['address', ['must', 'everytime', 'contrary', 'later', 'secret', 'context'], ['secret', 'must', 'whole', 'rewrite'], ['carry', 'harm', 'rewrite']], { unless: ['honest'], sure: true }),
  rule('exfiltration-request', ['secret', 'asked', 'user', 'carry'], { unless: ['honest'] }),
  rule('exfiltration-request', ['secret', 'carry', 'must', ['model', 'user', 'context', 'address']], { unless: ['honest'] }),
  rule('cross-tool-shadowing', [['later', 'others', 'contrary'], 'foreignTool', ['rewrite', 'everytime', 'address', 'contrary'], ['must', 'address', 'contrary', 'everytime', 'unasked']], { unless: ['honest'], sure: true }),
  rule('cross-tool-shadowing', ['others', 'rewrite', ['must', 'later'], ['address', 'harm', 'everytime']], { sure: true }),
  rule('cross-tool-shadowing', ['later', 'rewrite', ['address', 'harm', 'everytime'], ['call', 'foreignTool', 'user', 'address']]),
  rule('cross-tool-shadowing', ['others', 'foreignTool', ['must', 'rewrite']], { sentences: 2, sure: true }),
  rule('preference-manipulation', ['others', 'everytime', 'must'], { unless: ['honest'] }),
  rule('cross-tool-shadowing', ['others', 'secret', ['carry', 'must', 'everytime']], { unless: ['honest'], sure: true }),
  rule('preference-manipulation', ['others', 'model', 'must'], { sentences: 2 }),
  rule('preference-manipulation', ['others', 'supremacy']),
  rule('preference-manipulation', ['supremacy', 'model', ['others', 'call', 'must']], { sure: true }),
  rule('preference-manipulation', [['everytime', 'contrary'], 'call', ['must', 'others']]),
  rule('cross-tool-shadowing', ['contrary', ['carry', 'harm', 'rewrite'], ['must', 'later']], { unless: ['honest'], sure: true }),
]; // prettier-ignore

/** Each rule's first group: texts that hold none of these are done with. */
export const RARE = RULES.reduce((mask, { groups }) => mask | (groups[0] as number), 0);

/** The concepts that no phrase tells. */
export const UNFOUND = bitOf('foreignTool') | bitOf('asked');
/** The concepts of which the first pass over a text tells nothing. */
export const UNSEEN = ~RARE | UNFOUND;

/** Whether one sentence with these concepts, or two, could have a flag. */
export function mayHold(concepts: number): boolean {
  if ((concepts & RARE) !== 0) for (const rule of RULES) if (holds(rule, concepts)) return true;
  return false;
}

export function holds({ groups }: Rule, concepts: number): boolean {
  for (const group of groups) if ((group & concepts) === 0) return false;
  return true;
}
