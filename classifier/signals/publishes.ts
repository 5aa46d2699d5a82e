import { phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actFacts, actsWith, placed, senses, type Signal } from './signal.ts';

const PUBLISHES = senses('publish');
/** Said of what is written. */
const PUBLIC = new Phrases([
  'becomes publicly available',
  'becomes publicly visible',
  'becomes public',
  'will be publicly visible',
]);

export const publishes: Signal = {
  id: 'publishes',
  short: 'It publishes something to the public.',
  why: 'What is public is copied at once.',
  remedy: 'Let a person approve each publication.',
  lifecycle: 'stable',
  senses: senses('publish', 'create', 'update'),
  examples: {
    fires: { name: 'post_tweet', description: 'Post a tweet.' },
    spares: { name: 'create_draft', description: 'Create a draft of a page.' },
  },
  match(definition) {
    const said =
      actsWith(definition, 'create', 'update', 'publish').length > 0 ? phraseIn(definition, PUBLIC) : undefined;
    return [
      ...actFacts(definition, PUBLISHES, 'sends-message', 'reaches-others'),
      ...placed(said === undefined ? [] : [said], ['sends-message']),
    ];
  },
};
