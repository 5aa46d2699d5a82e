import type { Act, Definition } from '../definition/types.ts';
import { phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { placed, type Signal, senses } from './signal.ts';
import { set } from '../text/set.ts';

/** To remove a member takes access away; to delete a credential or a safeguard destroys it as well. */
const ENDS = set('delete drop destroy purge revoke logout');
/** What cannot be handed back once it is removed, unlike a member. */
const ISSUED = set(
  'secret key apikey token credential password passphrase keypair pat certificate cert dns mx nameserver',
);
/** Safeguards that are on or off rather than kept. */
const STATES = set('protection lock guard monitoring logging encryption');
/** Verbs that empty something, where what goes does not come back. */
const EMPTIES = set('clear reset empty flush discard clean cleanup abandon');
const LASTING = new Phrases([
  'cannot be undone',
  'can not be undone',
  "can't be undone",
  'cannot be reversed',
  'cannot be recovered',
  'unrecoverable',
  'not recoverable',
  'permanently',
  'irreversibl',
]);

/** Taken away from somebody by “revoke”, and given back by one call. */
const HELD = set(
  'member membership access permission role privilege share invitation invite allowance approval consent',
);

/** Given again by one call even where it is “deleted”. */
const PASSED = set('permission membership share sharing link');

/** “INSERT, UPDATE, DELETE”: a keyword of the statements that a tool runs. */
const isKeyword = ({ quote, from }: Act) => from !== 'action' && /^[A-Z]{4,}\b/.test(quote);

function ends({ sense, verb, object }: Act): boolean {
  switch (sense) {
    case 'delete':
      return true;
    case 'disarm':
      return ENDS.has(verb) || (verb === 'remove' && !STATES.has(object.at(-1) ?? ''));
    case 'revoke':
    case 'access':
      return ENDS.has(verb)
        ? !(verb === 'revoke' ? object.some((noun) => HELD.has(noun)) : PASSED.has(object.at(-1) ?? ''))
        : verb === 'remove' && object.some((noun) => ISSUED.has(noun));
    default:
      return false;
  }
}

/** “Clears the history. This cannot be undone.” */
const emptied = (definition: Definition): readonly Act[] => {
  const buffered = definition.vocabulary.has('buffer');
  const acts = definition.standing.filter(
    ({ sense, verb, object }) =>
      sense !== 'delete' && !object.includes('cache') && !(buffered && sense === 'session') && EMPTIES.has(verb),
  );
  return acts.length > 0 && phraseIn(definition, LASTING) !== undefined ? acts : [];
};

export const deletes: Signal = {
  id: 'deletes',
  short: 'It deletes, removes, drops or terminates something that existed.',
  why: 'What is gone may not come back.',
  remedy: 'Deny it, or let a person confirm each call and check that a backup exists.',
  lifecycle: 'stable',
  senses: senses('delete', 'revoke', 'access', 'disarm', 'session', 'archive', 'update'),
  examples: {
    fires: { name: 'delete_branch', description: 'Delete a branch.' },
    spares: { name: 'get_deleted_items', description: 'List the items of the trash.' },
  },
  match(definition) {
    const runs = definition.standing.some(({ sense }) => sense === 'code');
    const ended = definition.standing.filter((act) => ends(act) && !(runs && isKeyword(act)));
    return placed([...ended, ...emptied(definition)], ['destructive']);
  },
};
