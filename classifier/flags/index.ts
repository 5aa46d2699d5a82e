import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { defaultAnnotations } from './defaults.ts';
import { invisibleCharacters } from './invisible.ts';
import { lookAlikeName } from './look-alike.ts';
import { textsOf } from './texts.ts';
import { trapsIn } from './traps.ts';

/** Flags of text that tries to steer a model. */
export const POISONING: ReadonlySet<Flag['code']> = new Set<Flag['code']>([
  'hidden-instruction',
  'cross-tool-shadowing',
  'exfiltration-request',
  'invisible-characters',
  'preference-manipulation',
]);

/** Text or naming of a definition that tries to steer a model, or that imitates. Most definitions have none. */
export function flagsOf(definition: Definition): Flag[] {
  const flags = [...lookAlikeName(definition), ...defaultAnnotations(definition)];
  for (const text of textsOf(definition)) flags.push(...invisibleCharacters(text), ...trapsIn(text));
  return flags;
}
