import { phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actFacts, senses, type Signal } from './signal.ts';

/** What cannot be undone was no mere session state. */
const LASTING = new Phrases(['cannot be undone', 'irreversibl', 'permanent']);
const SESSION = senses('session');
const QUIET = senses('session', 'read', 'compute', 'capture', 'refresh');

export const ownSession: Signal = {
  id: 'own-session',
  short: 'It changes nothing but the server’s own session.',
  why: 'What it changes ends with the session.',
  remedy: 'Nothing to do.',
  lifecycle: 'stable',
  senses: SESSION,
  examples: {
    fires: { name: 'clear_cache', description: 'Clear the cache of the server.' },
    spares: { name: 'delete_session', description: 'Delete a user session.' },
  },
  match: (definition) =>
    definition.standing.every(({ sense }) => QUIET.has(sense)) && phraseIn(definition, LASTING) === undefined
      ? actFacts(definition, SESSION, 'session-only')
      : [],
};
