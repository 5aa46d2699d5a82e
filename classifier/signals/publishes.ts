import { actFacts, senses, type Signal } from './signal.ts';

const PUBLISHES = senses('publish');

export const publishes: Signal = {
  id: 'publishes',
  short: 'It publishes something to the public.',
  why: 'What is public is copied at once.',
  remedy: 'Let a person approve each publication.',
  lifecycle: 'stable',
  senses: PUBLISHES,
  examples: {
    fires: { name: 'post_tweet', description: 'Post a tweet.' },
    spares: { name: 'create_draft', description: 'Create a draft of a page.' },
  },
  match: (definition) => actFacts(definition, PUBLISHES, 'sends-message', 'reaches-others'),
};
