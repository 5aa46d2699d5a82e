import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { mapped } from '../text/packed.ts';
import { defaultAnnotations } from './defaults.ts';
import { encodedSentence } from './encoded.ts';
import { invisibleCharacters, pushedOutOfSight } from './invisible.ts';
import { lookAlikeName } from './look-alike.ts';
import { isQuiet, type Scan, scan } from './scan.ts';
import { isRefuted, steeringIn } from './steering.ts';
import { pointerOf, type Text, textsOf } from './texts.ts';
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
export const flagsOf = (definition: Definition): Flag[] => flagsOfAll([definition])[0] as Flag[];

/** The same for several definitions, which takes less time: each step is done for all of them before the next. */
export function flagsOfAll(definitions: readonly Definition[]): Flag[][] {
  const texts = mapped(definitions, ({ tool }) => textsOf(tool));
  const suspects = mapped(texts, suspectsAmong);
  return definitions.map((definition, i) => [
    ...lookAlikeName(definition),
    ...defaultAnnotations(definition),
    ...steeringFlags(definition, suspects[i] as Suspected[]),
  ]);
}

/** A text that wants a closer look, and what the first look found. */
interface Suspected {
  place: Text;
  seen: Scan;
}

function suspectsAmong(texts: readonly Text[]): Suspected[] {
  const { clues, enough } = committedWeights();
  const suspects: Suspected[] = [];
  for (let i = 0; i < texts.length; i++) {
    const place = texts[i] as Text;
    const seen = scan(place.text, clues, enough);
    if (!isQuiet(seen)) suspects.push({ place, seen });
  }
  return suspects;
}

function steeringFlags(definition: Definition, suspects: readonly Suspected[]): Flag[] {
  const flags: Flag[] = [];
  let names: ReadonlySet<string> | undefined;
  const weights = committedWeights();
  const known = () => (names ??= knownNames(definition));
  for (const { place, seen } of suspects) {
    const { text } = place;
    const before = flags.length;
    const found = (code: Flag['code'], quote: string | undefined) => {
      if (quote !== undefined) flags.push({ code, pointer: pointerOf(place), quote });
    };
    if (seen.hidden) found('invisible-characters', invisibleCharacters(text));
    if (seen.gap) found('invisible-characters', pushedOutOfSight(text));
    if (seen.blob) found('hidden-instruction', encodedSentence(text));
    if (seen.foreign || seen.trap)
      flags.push(...trapsIn(place, seen.foreign, known, (quote) => isRefuted(quote, weights)));
    if (flags.length > before || seen.suspects.length === 0) continue;
    const steering = steeringIn(text, seen, weights);
    for (const code of steering?.codes ?? []) found(code, steering?.quote);
  }
  return flags;
}

function knownNames({ server, parameters }: Definition): ReadonlySet<string> {
  return new Set([...server.names, ...parameters.map(({ name }) => name.toLowerCase())]);
}
