import { set } from '../../text/set.ts';
import { CHANGED, type Reading } from './here.ts';
import { isRoute, isRouted } from '../traffic.ts';

/** What opens a way in, or leads traffic elsewhere, though its noun alone does not say so. */
export const asAccess: Reading = ({ definition, act, kinds }) => {
  const { sense, verb, object } = act;
  if (sense === 'disarm' && verb === 'unlock' && object.includes('file')) return 'update';
  if (!CHANGED.has(sense)) return undefined;
  if (sense === 'update' ? isRouted(definition, act) : isRoute(definition, act))
    return !kinds.has('gateway') && object.some((noun) => PASSAGES.has(noun)) ? 'grant' : 'access';
  if (object.at(-1) === 'redirect') return 'access';
  if (object.at(-1) === 'variable' && definition.vocabulary.has('secret')) return 'access';
  return kinds.has('identity') && object.some((noun) => CLIENTS.has(noun)) ? 'grant' : undefined;
};

/** Ways into what was closed. */
const PASSAGES = set('proxy tunnel');
const CLIENTS = set('application app client server action connection rule scope api tenant hook');
