import type { ParameterFact } from '../definition/types.ts';
import { set } from '../text/set.ts';
import { actFacts, actsWith, senses, type Signal } from './signal.ts';

const REVOKES = senses('revoke');

/** An option by which the same call lets them in again: `blocked: false`. */
const reverses = ({ depth, type, known }: ParameterFact) =>
  depth === 0 && type === 'boolean' && STATES.has(known.lower);
const STATES = set('blocked banned suspended disabled enabled active locked muted revoked block ban suspend');

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
    return actsWith(definition, 'grant', 'access').length > 0 || definition.parameters.some(reverses)
      ? facts.filter(({ supports }) => supports !== 'reduces-access')
      : facts;
  },
};
