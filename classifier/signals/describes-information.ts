import { sectionsFrom } from '../definition/heading.ts';
import { managing } from '../definition/managed.ts';
import { routedBy } from '../definition/router.ts';
import { estimateOf } from '../model/model.ts';
import { readOnlyClaim } from '../definition/traits.ts';
import type { Definition, Place } from '../definition/types.ts';
import { placed, type Signal } from './signal.ts';
import { set } from '../text/set.ts';
import { GAP } from '../text/tokens.ts';

const INFORMATION = set(
  'distinct fact facts figure figures credits information info detail details list search status statistic stats overview lookup calculator completion chat metric report summary history result documentation reference guide help data value forecast price score analysis preview diagnostics health version examples example finder checker converter validator directory index query instruction instructions guideline guidelines best practice practices context rule rules chart kpi graph breakdown log content text metadata profile event record user project payment account alert data detection question answer ticker price doc structure catalog catalogue registry inspector analyzer dependent dependency outline',
);

/** “Which tests cover this symbol?”, “Everything that ran under the same parent”. */
function asked(description: string): Place | undefined {
  const quote = ASKED.exec(description)?.[0];
  return quote === undefined ? undefined : { pointer: '/description', quote };
}
const ASKED =
  /^(?:which|what|who|whose|where|when|whether|how (?:many|much|far|long|often)|everything|(?:the )?(?:latest|current|recent|upcoming|remaining))\b/i;

/** “Timetable of a class”: no verb is followed by “of”; what is done to the thing has other endings. */
const NOUN_OF =
  /^(?:the |an? )?(?:[a-z]+ )?(?![a-z]*(?:tion|sion|ment|ing|al|ance)\b)[a-z]{3,} of (?:the|an?|all|each|your)\b/i;

/** “Agenda for a day”: what heads a short phrase. */
const HEADS = set(
  'agenda timetable menu weather elevation temperature humidity calorie profit pnl streak hierarchy library availability burndown csat satisfaction lyric headline horoscope sunrise timezone holiday',
);

function headed({ description, tokens, nameWords }: Definition): Place | undefined {
  const quote = NOUN_OF.exec(description)?.[0];
  if (quote !== undefined) return { pointer: '/description', quote };
  const head = tokens.slice(0, 2).find(({ word }) => HEADS.has(word.noun));
  if (head !== undefined) return { pointer: '/description', quote: description.slice(head.start, head.end) };
  const last = nameWords.at(-1);
  return description === '' && last !== undefined && HEADS.has(last) ? { pointer: '/name', quote: last } : undefined;
}

/** “Frobnicate the user”: a verb, whatever it means. */
const isUnknownAct = ([first, second]: Definition['tokens']): boolean =>
  first !== undefined &&
  second?.gap === GAP.none &&
  ARTICLES.has(second.word.text) &&
  !INFORMATION.has(first.word.noun) &&
  !NO_VERBS.has(first.word.text);
const ARTICLES = set('a an the this your their its');
const NO_VERBS = set(
  'use call which what who whose where when whether how everything all both if in on at for from with by of to as like about and or but not only just see is are was here there this that the under over within during after before once while every each per via using',
);

/** “Capacity and free space per datastore”: by the learned words alone, where nothing else tells anything (measured: nine in ten are right). */
const LIKELY = 0.6;

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
    if (definition.standing.length > 0 || routedBy(definition) !== undefined || managing(definition) !== undefined)
      return [];
    const { tokens, tool } = definition;
    if (isUnknownAct(tokens)) return [];
    const sections = sectionsFrom(definition.description);
    const word = tokens.slice(0, 24).find(({ word, start }) => start < sections && INFORMATION.has(word.noun));
    if (word !== undefined)
      return placed([{ pointer: '/description', quote: definition.description.slice(word.start, word.end) }], ['Read']);
    const told = readOnlyClaim(definition) ?? asked(definition.description) ?? headed(definition);
    if (told !== undefined) return placed([told], ['Read']);
    if (/^[A-Z]?[a-z]+s\b/.test(definition.description) && tokens.length < 8 && tool.name.endsWith('s'))
      return placed([{ pointer: '/name', quote: tool.name }], ['Read']);
    if (definition.nameWords.some((noun) => INFORMATION.has(noun)))
      return placed([{ pointer: '/name', quote: tool.name }], ['Read']);
    const estimate = estimateOf(definition);
    const reason = tokens.length > 0 && estimate.category('Read') > LIKELY ? estimate.reason('Read') : undefined;
    return reason === undefined ? [] : placed([reason], ['Read']);
  },
};
