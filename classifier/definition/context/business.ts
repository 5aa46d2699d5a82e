import { set } from '../../text/set.ts';
import type { Act, Definition } from '../types.ts';
import { hasSum, isBooked, isOfMoney } from './bookkeeping.ts';
import { CHANGED, type Reading } from './here.ts';

/** What moves money here, and what only looks as if it did. */
export const asBusiness: Reading = ({ definition, act, acts, kinds }) => {
  const { sense, verb, object } = act;
  if (verb === 'list' && FOR_SALE.test(act.quote)) return 'pay';
  if (sense === 'pay' && isPassedOn(definition, act)) return 'start';
  if (sense === 'pay' && verb === 'send' && acts.some(isCounted)) return 'create';
  if (sense === 'pay' && object.includes('stock') && definition.vocabulary.hasAny(STORES)) return 'update';
  if (sense === 'pay' && isBooked(definition, act))
    return verb === 'transfer' || verb === 'approve' ? 'update' : 'create';
  if (sense === 'pay' && object.at(-1) === 'subscription' && definition.vocabulary.hasAny(CHANNELS)) return 'update';
  if (DRAWING.has(verb) && CHANGED.has(sense) && hasSum(definition)) return 'pay';
  if (kinds.has('browser')) return undefined;
  if (definition.server.words.has('ads') && object.some((noun) => ADS.has(noun)) && SPENDING.has(verb)) return 'pay';
  if ((kinds.has('finance') || object.includes('trading')) && STARTING.has(verb) && AUTOMATA.has(object.at(-1) ?? ''))
    return 'pay';
  if (kinds.has('finance') && verb === 'rebalance' && object.length === 0) return 'pay';
  if (kinds.has('finance') && verb === 'cancel' && object.at(-1) === 'order' && definition.nameWords.includes('all'))
    return 'delete';
  if (kinds.has('finance') && CHANGING.has(verb) && object.at(-1) === 'order' && !object.includes('book')) return 'pay';
  if (object.at(-1) === 'position' && POSITIONING.has(verb) && (kinds.has('finance') || object.includes('trading')))
    return 'pay';
  return kinds.has('finance') && (verb === 'sign' || verb === 'withdraw' || (verb === 'submit' && isSigned(object)))
    ? 'pay'
    : undefined;
};
/** “Send a purchase event”: what was bought is only counted. */
const isCounted = ({ verb, from, object }: Act) => verb === 'send' && from === 'lead' && object.at(-1) === 'event';
/** “Lists a token for sale”; several of them are looked at. */
const FOR_SALE = /^lists? (?:an?|the|your|this) [^.]{0,40}\bfor sale\b/i;
/** “Withdraw from the account”: with a sum, whatever the object is. */
const DRAWING = set('withdraw deposit redeem');
/** “Initiate a file transfer”, “start the transfer of a domain”. */
const isPassedOn = (definition: Definition, { verb, object }: Act) =>
  verb !== 'transfer' &&
  object.at(-1) === 'transfer' &&
  (definition.vocabulary.has('domain') || !isOfMoney(definition));
/** What is handed in to a chain moves what it names. */
const isSigned = (object: readonly string[]) => object.at(-1) === 'transaction' || object.at(-1) === 'tx';
/** What trades on its own once it runs. */
const STARTING = set('start enable toggle activate resume launch');
const AUTOMATA = set('strategy bot autotrader');
/** Where goods lie. */
const STORES = set('warehouse location inventory sku bin');
/** What a subscription brings that costs nothing. */
const CHANNELS = set('notification webhook topic event');
/** An order at a broker that is changed buys or sells otherwise. */
const CHANGING = set('modify replace amend edit update');
/** A position in a market is bought by creating it, and sold at the levels that are set for it. */
const POSITIONING = set('create update amend modify edit increase reduce decrease reverse');
const ADS = set('campaign adset set budget');
const SPENDING = set('create update resume activate enable start duplicate set change increase raise');
