import { readOnlyClaim } from './traits.ts';
import type { Act, Definition } from './types.ts';

const STATEMENTS = new Set(['query', 'sql', 'statement', 'select', 'search', 'cypher']);

/** What an act comes to in this definition and on this server: statements that are only read, a choice made in a browser. */
export function inContext(definition: Definition, acts: readonly Act[]): readonly Act[] {
  return acts.map((act) => {
    if ((act.sense === 'code' || act.sense === 'run') && queries(act) && readOnlyClaim(definition) !== undefined)
      return { ...act, sense: 'read' };
    if (act.verb === 'select' && definition.server.kinds.has('browser') && act.sense === 'read')
      return { ...act, sense: 'navigate', weak: false };
    if (
      act.verb === 'navigate' &&
      acts.some(({ sense }) => sense === 'read') &&
      !definition.server.kinds.has('browser')
    )
      return { ...act, sense: 'read' };
    return act;
  });
}

const queries = ({ object }: Act) => object.some((noun) => STATEMENTS.has(noun));
