import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { defaultAnnotations } from './defaults.ts';
import { encodedSentence } from './encoded.ts';
import { invisibleCharacters, pushedOutOfSight } from './invisible.ts';
import { lookAlikeName } from './look-alike.ts';
import { scan } from './scan.ts';
import { isRefuted, steeringIn } from './steering.ts';
import { pointerOf, textsOf } from './texts.ts';
import { trapsIn } from './traps.ts';
import { committedWeights } from './weights.ts';

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
  const weights = committedWeights();
  const known = () => (names ??= knownNames(definition));
  for (const place of textsOf(definition.tool)) {
    const { text } = place;
    const seen = scan(text, weights.clues, weights.enough);
    const before = flags.length;
    const found = (code: Flag['code'], quote: string | undefined) => {
      if (quote !== undefined) flags.push({ code, pointer: pointerOf(place), quote });
    };
    if (seen.hidden) found('invisible-characters', invisibleCharacters(text));
    if (seen.gap) found('invisible-characters', pushedOutOfSight(text));
    if (seen.blob) found('hidden-instruction', encodedSentence(text));
    if (seen.foreign || seen.trap)
      flags.push(...trapsIn(place, seen.foreign, known).filter(({ quote }) => !isRefuted(quote, weights)));
    if (flags.length > before || seen.suspects.length === 0) continue;
    const steering = steeringIn(text, seen, weights);
    for (const code of steering?.codes ?? []) found(code, steering?.quote);
  }
  return flags;
}

function knownNames({ server, parameters }: Definition): ReadonlySet<string> {
  return new Set([...server.names, ...parameters.map(({ name }) => name.toLowerCase())]);
}
