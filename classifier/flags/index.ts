import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { defaultAnnotations } from './defaults.ts';
import { encodedSentence } from './encoded.ts';
import { glanceAt } from './glance.ts';
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
  let names: ReadonlySet<string> | undefined;
  const known = () => (names ??= knownNames(definition));
  for (const text of textsOf(definition.tool)) {
    const glance = glanceAt(text.text);
    const invisible = invisibleCharacters(text, glance);
    if (invisible !== undefined) flags.push({ code: 'invisible-characters', pointer: text.pointer, quote: invisible });
    const encoded = encodedSentence(text, glance);
    if (encoded !== undefined) flags.push({ code: 'hidden-instruction', pointer: text.pointer, quote: encoded });
    flags.push(...trapsIn(text, glance, known));
  }
  return flags;
}

function knownNames({ server, parameters }: Definition): ReadonlySet<string> {
  return new Set([...server.names, ...parameters.map(({ name }) => name.toLowerCase())]);
}
