import { handedOut } from '../definition/told-secrets.ts';
import { phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import type { Act } from '../definition/types.ts';
import { actFacts, actsWith, placed, senses, type Signal } from './signal.ts';

/** What cannot be undone was no mere session state. */
const LASTING = new Phrases(['cannot be undone', 'irreversibl', 'permanent']);
const SESSION = senses('session');
/** Said of what ends with the session, where it is only set. */
const PASSING = new Phrases(
  [
    'in the current session',
    'for the current session',
    'for this session',
    'for the rest of the session',
    'during this session',
  ],
  400,
);
const SETTERS = new Set(['set', 'switch', 'change', 'configure', 'select', 'toggle', 'extend']);
const QUIET = senses('session', 'read', 'compute', 'capture', 'refresh');

export const ownSession: Signal = {
  id: 'own-session',
  short: 'It changes nothing but the server’s own session.',
  why: 'What it changes ends with the session.',
  remedy: 'Nothing to do.',
  lifecycle: 'stable',
  senses: senses('session', 'update'),
  examples: {
    fires: { name: 'clear_cache', description: 'Clear the cache of the server.' },
    spares: { name: 'delete_session', description: 'Delete a user session.' },
  },
  match(definition) {
    const passing = phraseIn(definition, PASSING);
    const isQuiet = ({ sense, verb }: Act) =>
      QUIET.has(sense) || (passing !== undefined && sense === 'update' && SETTERS.has(verb));
    const lasts = phraseIn(definition, LASTING) !== undefined && !definition.vocabulary.has('buffer');
    if (lasts || handedOut(definition) !== undefined || !definition.standing.every(isQuiet)) return [];
    return passing !== undefined && actsWith(definition, 'update').length > 0
      ? placed([passing], ['session-only'])
      : actFacts(definition, SESSION, 'session-only');
  },
};
