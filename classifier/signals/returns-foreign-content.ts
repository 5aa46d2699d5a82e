import type { Place } from '../definition/types.ts';
import { atKey, rolesOf } from '../definition/traits.ts';
import { actsWith, placed, type Signal } from './signal.ts';

const FOREIGN = new Set('web page webpage website site internet url html issue comment email mail message inbox tweet post thread review pull pr discussion article news ticket feed story note reply conversation chat channel history transcript video subreddit search_result reel profile'.split(' '));

export const returnsForeignContent: Signal = {
  id: 'returns-foreign-content',
  short: "It returns content that third parties wrote.",
  why: "Foreign text can carry instructions to the model that reads it.",
  remedy: "Do not combine it with private data and a way out in one session.",
  lifecycle: 'stable',
  examples: {
    fires: { name: 'read_page', description: 'Read a web page.' },
    spares: { name: 'add', description: 'Add two numbers.' },
  },
  match(definition) {
    const acts = actsWith(definition, 'read', 'capture', 'navigate').filter(({ object }) => object.some((noun) => FOREIGN.has(noun)));
    if (acts.length > 0) return placed([acts[0] as Place], ['reads-untrusted']);
    const url = rolesOf(definition).find(({ role, parameter }) => role === 'url' && parameter.depth === 0);
    if (url !== undefined && actsWith(definition, 'read', 'navigate').length > 0) return placed([atKey(url.parameter)], ['reads-untrusted']);
    const browser = definition.server.kinds.has('browser') ? actsWith(definition, 'capture', 'read') : [];
    return browser.length > 0 ? placed([browser[0] as Place], ['reads-untrusted']) : [];
  },
};
