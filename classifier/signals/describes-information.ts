import { routedBy } from '../definition/router.ts';
import { readOnlyClaim } from '../definition/traits.ts';
import type { Place } from '../definition/types.ts';
import { placed, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

const INFORMATION = set(
  'information info detail details list search status statistic stats overview lookup calculator completion chat metric report summary history result documentation reference guide help data value forecast price score analysis preview diagnostics health version examples example finder checker converter validator directory index query instruction instructions guideline guidelines best practice practices context rule rules chart kpi graph breakdown log content text metadata profile event record user project payment account alert data detection question answer ticker price doc structure catalog catalogue registry inspector analyzer dependent dependency outline',
);

/** “Which tests cover this symbol?”, “Everything that ran under the same parent”. */
function asked(description: string): Place | undefined {
  const quote = ASKED.exec(description)?.[0];
  return quote === undefined ? undefined : { pointer: '/description', quote };
}
const ASKED = /^(?:which|what|who|where|when|how many|how much|everything)\b/i;

export const describesInformation: Signal = {
  id: 'describes-information',
  short: 'No verb says what it does, but its words name information that is returned.',
  why: 'Many short definitions name only their result.',
  remedy: 'Begin the description with a verb.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'city', description: 'Information about a city.' },
    spares: { name: 'xyz', description: '' },
  },
  match(definition) {
    if (definition.standing.length > 0 || routedBy(definition) !== undefined) return [];
    const { tokens, tool } = definition;
    const word = tokens.slice(0, 24).find(({ word }) => INFORMATION.has(word.noun));
    if (word !== undefined)
      return placed([{ pointer: '/description', quote: definition.description.slice(word.start, word.end) }], ['Read']);
    const told = readOnlyClaim(definition) ?? asked(definition.description);
    if (told !== undefined) return placed([told], ['Read']);
    if (/^[A-Z]?[a-z]+s\b/.test(definition.description) && tokens.length < 8 && tool.name.endsWith('s'))
      return placed([{ pointer: '/name', quote: tool.name }], ['Read']);
    return definition.nameWords.some((noun) => INFORMATION.has(noun))
      ? placed([{ pointer: '/name', quote: tool.name }], ['Read'])
      : [];
  },
};
