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
}

function rule(
  code: Flag['code'],
  groups: (Concept | readonly Concept[])[],
  { unless = [], sentences = 1 }: { unless?: Concept[]; sentences?: 1 | 2 } = {},
): Rule {
  return {
    code,
    groups: groups.map((group) => maskOf([group].flat() as Concept[])),
    unless: maskOf(unless),
    sentences,
  };
}

/** In the order in which they are tried; a text gets each flag once. */
export const RULES: readonly Rule[] = [
  rule('hidden-instruction', ['conceal']),
  rule('hidden-instruction', ['consent', ['must', 'harm', 'carry', 'unasked', 'deceive', 'user']], { sentences: 2 }),
  rule('hidden-instruction', ['deceive', ['must', 'harm', 'carry', 'call', 'others', 'user']], { sentences: 2 }),
  rule('hidden-instruction', ['shell', ['must', 'later', 'unasked', 'carry', 'whole']]),
  rule('hidden-instruction', ['override', 'rules', ['former', 'model', 'user', 'must', 'harm']]),
  rule('hidden-instruction', ['authority', ['must', 'harm', 'secret', 'carry', 'rules']]),
  rule('hidden-instruction', ['unasked', ['must', 'harm', 'carry', 'obey', 'secret', 'whole', 'model']]),
  rule('hidden-instruction', ['obey', ['foreignText', 'model', 'markup', 'secret', 'unasked', 'everytime', 'consent', 'harm']]),
  rule('hidden-instruction', ['markup', ['must', 'carry', 'whole'], ['harm', 'secret', 'secretFile', 'context', 'address', 'unasked', 'override', 'user', 'obey']], { sentences: 2 }),
  rule('hidden-instruction', ['model', ['must', 'everytime'], ['secret', 'secretFile', 'address']]),
  rule('exfiltration-request', ['secretFile', ['carry', 'take', 'must', 'asked', 'whole']], { unless: ['honest'] }),
  rule('exfiltration-request', ['context', ['carry', 'must', 'asked', 'whole']], { unless: ['honest'] }),
  rule('exfiltration-request', ['address', ['secret', 'must', 'whole', 'rewrite'], ['carry', 'harm', 'rewrite']], { unless: ['honest'] }),
  rule('exfiltration-request', ['secret', 'asked', 'user', 'carry'], { unless: ['honest'] }),
  rule('exfiltration-request', ['secret', 'carry', 'must', ['model', 'whole', 'user']], { unless: ['honest'] }),
  rule('cross-tool-shadowing', ['foreignTool', ['rewrite', 'everytime', 'address', 'shell'], ['later', 'others']]),
  rule('cross-tool-shadowing', ['others', ['rewrite', 'everytime'], ['must', 'later']]),
  rule('cross-tool-shadowing', ['later', 'rewrite', ['address', 'harm', 'everytime']]),
  rule('cross-tool-shadowing', ['others', 'foreignTool', 'must']),
  rule('cross-tool-shadowing', ['others', 'secret', 'carry']),
  rule('preference-manipulation', ['others', 'model', 'must']),
  rule('preference-manipulation', ['others', 'supremacy']),
  rule('preference-manipulation', ['supremacy', 'model']),
  rule('preference-manipulation', ['everytime', ['call', 'must', 'harm', 'later', 'secret']]),
]; // prettier-ignore
