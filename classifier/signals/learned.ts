import { additions } from '../model/additions.ts';
import { estimateOf } from '../model/model.ts';
import type { Signal } from './signal.ts';

export const LEARNED = 'learned';

/** What the words speak for where no rule saw it. Of an action only the rules are asked: its words are the whole tool's. */
export const learned: Signal = {
  id: LEARNED,
  short: 'Words that labelled tools with this effect have',
  why: 'No list of words is complete. A linear model, fitted to tools that people labelled, knows which words go with an effect; it may add an effect, never remove one or change the category.',
  remedy: 'Check the effect against what the tool does, and say in the description what a call changes.',
  lifecycle: 'experimental',
  examples: {
    fires: { name: 'delete_item', description: 'Permanently delete an item by its id.' },
    spares: { name: 'get_weather', description: 'Returns the weather of a city.' },
  },
  match: (definition) =>
    definition.acts.some(({ from }) => from === 'action') ? [] : additions(estimateOf(definition)),
};
