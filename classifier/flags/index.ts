import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { defaultAnnotations } from './defaults.ts';
import { encodedSentence } from './encoded.ts';
import { glanceAt } from './glance.ts';
import { invisibleCharacters, pushedOutOfSight } from './invisible.ts';
import { lookAlikeName } from './look-alike.ts';
import { bitOf } from './rules.ts';
import { asks, pointerOf, textsOf } from './texts.ts';
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
  for (const place of textsOf(definition.tool)) {
    const told = asks(place) ? bitOf('asked') : 0;
    const glance = glanceAt(place.text, told);
    const found = (code: Flag['code'], quote: string | undefined) => {
      if (quote !== undefined) flags.push({ code, pointer: pointerOf(place), quote });
    };
    if (glance.hidden) found('invisible-characters', invisibleCharacters(place.text));
    if (glance.gap) found('invisible-characters', pushedOutOfSight(place.text));
    if (glance.blob) found('hidden-instruction', encodedSentence(place.text));
    if (glance.foreign || glance.pairs.length > 0) flags.push(...trapsIn(place, glance, told, known));
  }
  return flags;
}

function knownNames({ server, parameters }: Definition): ReadonlySet<string> {
  return new Set([...server.names, ...parameters.map(({ name }) => name.toLowerCase())]);
}
