import { additions } from '../model/additions.ts';
import { estimateOf } from '../model/model.ts';
import type { Signal } from './signal.ts';

export const LEARNED = 'learned';

/** What the words speak for where no rule saw it. Of an action only the rules are asked: its words are the whole tool's. */
export const learned: Signal = {
  id: LEARNED,
  short:
    'Its words, and the tools that it resembles, go with private or foreign content, or with more than the rules found.',
  why: 'No list of words is complete. A linear model, fitted to tools that people labelled, knows which words go with content of an account or of third parties, and which with high risks; where they leave it open, the labelled definitions that the tool resembles as a whole decide with them. They may add an effect, raise a risk, or say that something changes where the rules saw only reading, never the reverse.',
  remedy: 'Say in the description whose content a call returns.',
  lifecycle: 'experimental',
  examples: {
    fires: { name: 'get_app_info', description: 'Get details of an app in your account.' },
    spares: { name: 'get_weather', description: 'Returns the weather of a city.' },
  },
  match(definition) {
    if (definition.acts.some(({ from }) => from === 'action')) return [];
    const clause = definition.standing.findLast(
      ({ sense, from, quote }) => sense === 'read' && from !== 'body' && quote !== '',
    );
    return additions(estimateOf(definition), { clause });
  },
};
