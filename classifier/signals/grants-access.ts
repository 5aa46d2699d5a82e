import type { Definition, Place } from '../definition/types.ts';
import { phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actFacts, placed, senses, type Signal } from './signal.ts';

const GRANTS = senses('grant');

const LINKS = new Phrases(
  [
    'anyone with the',
    'shareable link',
    'shareable url',
    'sharable link',
    'public link',
    'publicly accessible url',
    'share link',
  ],
  600,
);
const SHARING = new Set(['share', 'shareable', 'sharable', 'export', 'publish', 'public', 'create', 'generate']);

/** A link by which whoever has it gets in. */
const sharedByLink = (definition: Definition): Place[] => {
  const said = phraseIn(definition, LINKS);
  return said !== undefined && definition.nameWords.some((word) => SHARING.has(word)) ? [said] : [];
};

export const grantsAccess: Signal = {
  id: 'grants-access',
  short: 'It grants permissions, members, keys or exposure, or can.',
  why: 'Access that was given outlives the call.',
  remedy: 'Keep it for people with that task, and review grants.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'create_api_key', description: 'Create an API key.' },
    spares: { name: 'list_members', description: 'List the members of a team.' },
  },
  match: (definition) => [
    ...actFacts(definition, GRANTS, 'changes-access', 'grants-access'),
    ...placed(sharedByLink(definition), ['Write', 'changes-access', 'grants-access']),
  ],
};
