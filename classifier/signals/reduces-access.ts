import { actFacts, actsWith, senses, type Signal } from './signal.ts';

const REVOKES = senses('revoke');

export const reducesAccess: Signal = {
  id: 'reduces-access',
  short: 'It takes permissions, members or keys away.',
  why: 'Someone loses access, though nobody gains any.',
  remedy: 'Ask before the call; the change can lock people out.',
  lifecycle: 'stable',
  senses: REVOKES,
  examples: {
    fires: { name: 'remove_member', description: 'Remove a member from the team.' },
    spares: { name: 'get_member', description: 'Get a member.' },
  },
  match(definition) {
    const facts = actFacts(definition, REVOKES, 'changes-access', 'reduces-access');
    return actsWith(definition, 'grant', 'access').length > 0
      ? facts.filter(({ supports }) => supports !== 'reduces-access')
      : facts;
  },
};
