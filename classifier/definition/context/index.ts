import { mapped } from '../../text/packed.ts';
import { meaning } from '../act.ts';
import type { Act, Definition } from '../types.ts';
import { asAccess } from './access.ts';
import { asBusiness } from './business.ts';
import { asClaimed } from './claimed.ts';
import { asDevice } from './device.ts';
import type { Here, Reading } from './here.ts';
import { inBrowser } from './in-browser.ts';
import { asInterface } from './interface.ts';
import { asKept } from './kept.ts';
import { asMaking } from './making.ts';
import { asPeople, asRequest } from './people.ts';
import { asStatement } from './statements.ts';

/** What an act comes to in this definition and on this server: one that only reads statements, drives a browser, chats. */
export function inContext(definition: Definition, acts: readonly Act[]): readonly Act[] {
  const { kinds } = definition.server;
  return mapped(acts, (act) => {
    const sense = senseOf({ definition, act, acts, kinds });
    return sense === undefined || sense === act.sense ? act : meaning(act, sense);
  });
}

const FIRST: readonly Reading[] = [asClaimed, asStatement, asBusiness, asRequest];
const ELSEWHERE: readonly Reading[] = [asPeople, asMaking, asDevice, asKept, asInterface, asAccess];

/** The first reading that knows the act decides; in a browser only a few come before what a browser does. */
function senseOf(here: Here) {
  return (
    firstOf(FIRST, here) ?? (here.kinds.has('browser') ? inBrowser(here.act, here.acts) : firstOf(ELSEWHERE, here))
  );
}

function firstOf(readings: readonly Reading[], here: Here) {
  for (const reading of readings) {
    const sense = reading(here);
    if (sense !== undefined) return sense;
  }
  return undefined;
}
