import { shares } from '../text/set.ts';
import type { Definition, Place } from '../definition/types.ts';
import { sharedByLink } from '../definition/shared-link.ts';
import { KEPT, VAULTS } from '../definition/vaults.ts';
import type { Word } from '../text/word.ts';
import { affirmedIn, atKey, issuedKey } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actFacts, placed, senses, type Signal, together } from './signal.ts';

const GRANTS = senses('grant');

/** A grant beside another change. */
const GIVEN = new Phrases(
  [
    'securely sharing',
    'permission sharing',
    '(share)',
    'grants access',
    'gives access',
    'granting access',
    'giving access',
    'share it with',
    'shares it with',
    'makes it public',
    'make it public',
    'makes the file public',
    'accessible to anyone',
    'accessible to everyone',
    'fresh credentials',
    'binds it to',
    'returns api_key',
    'returns an api key',
    'returns the api key',
    'returns a new api key',
    'returns the new key',
    'returns the new token',
    'key is only shown once',
    'token is only shown once',
    'secret is only shown once',
  ],
  600,
);
const CREATES = senses('create', 'update', 'save');

/** “Fresh credentials” are made for whoever asks, and what binds them to a role gives it; other words need an act that changes something. */
const givenBeside = (definition: Definition): Place[] => {
  const key = issuedKey(definition);
  if (key !== undefined) return [key];
  const said = affirmedIn(definition, GIVEN);
  if (said === undefined) return [];
  return /^(?:fresh|binds)/i.test(said.quote) || definition.standing.some(({ sense }) => CREATES.has(sense))
    ? [said]
    : [];
};

/** Who may spend somebody's tokens has access to them. */
const allowed = (definition: Definition): Place[] =>
  definition.standing.filter(
    ({ verb, sense }) => verb === 'approve' && sense === 'pay' && definition.vocabulary.hasAny(SPENDERS),
  );
const SPENDERS = new Set(['spender', 'spending', 'allowance', 'spend']);

/** Who belongs to it, or may do what, is among what a change sets. */
const setsMembers = ({ standing, parameters, vocabulary }: Definition): Place[] => {
  if (
    !standing.some(
      ({ sense, from, object }) =>
        CREATES.has(sense) &&
        from !== 'action' &&
        !PLANNED.has(object.at(-1) ?? '') &&
        !(object.at(-1) === 'team' && vocabulary.hasAny(DESK)),
    )
  )
    return [];
  const members = parameters.find(
    ({ depth, type, words, known }) =>
      depth < 2 && type === 'array' && MEMBERS.has(headOf(words)) && !/^(?:remove|exempt|exclude)/.test(known.lower),
  );
  return members === undefined ? [] : [atKey(members)];
};
/** Who works on one of these has the access that they had. */
const PLANNED = new Set([
  'module',
  'cycle',
  'sprint',
  'issue',
  'task',
  'epic',
  'milestone',
  'meeting',
  'event',
  'ticket',
]);
/** To teams of a help desk tickets are given. */
const DESK = new Set(['ticket', 'auto-assign', 'assignment']);
const MEMBERS = new Set([
  'administrator',
  'admin',
  'member',
  'collaborator',
  'permission',
  'role',
  'grantee',
  'principal',
]);
/** The last word that is more than a kind of identifier. */
const headOf = (words: readonly Word[]) => words.findLast(({ noun }) => !IDS.has(noun))?.noun ?? '';
const IDS = new Set(['id', 'uuid', 'email', 'name', 'username']);

/** What a vault keeps are secrets. */
const keepsSecrets = ({ server, standing }: Definition): Place[] =>
  shares(VAULTS, server.words)
    ? standing.filter(
        ({ sense, verb, object }) => CREATES.has(sense) && verb !== 'restore' && object.some((noun) => KEPT.has(noun)),
      )
    : [];

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
  match: (definition) =>
    together(
      actFacts(definition, GRANTS, 'changes-access', 'grants-access'),
      placed(sharedByLink(definition), ['Write', 'changes-access', 'grants-access']),
      placed(givenBeside(definition), ['Write', 'changes-access', 'grants-access']),
      placed(allowed(definition), ['changes-access', 'grants-access']),
      placed(setsMembers(definition), ['changes-access', 'grants-access']),
      placed(keepsSecrets(definition), ['changes-access']),
    ),
};
