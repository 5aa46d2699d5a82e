import { set, shares } from '../../text/set.ts';
import type { Act, Definition, ParameterFact } from '../types.ts';

/** Books of a business: what is entered there moves nothing by itself. */
const BOOKS = set(
  'woocommerce shopify magento commerce erpnext odoo xero quickbooks freshbooks accounting netsuite prestashop bigcommerce',
);
const ENTERED = set('order payment purchase');
/** “Enregistre un paiement”: what was paid elsewhere is written down. */
const NOTES = set('record enregistre registra registrar erfasst registriert');
/** A record that names one of these is on whom it is for, or comes from. */
const PARTIES = set('company supplier vendor agency opportunity project');
const SUMS = set('amount value amt sum quantity qty wei gwei lamports sats price cents usd usdc usdt eur');

/** An order or a payment that is entered in the books of a business, or what is moved without being money. */
export function isBooked(definition: Definition, { verb, object }: Act): boolean {
  const { server, parameters, acts } = definition;
  if (verb === 'transfer') return !isOfMoney(definition);
  // Whoever keeps a budget approves what was spent.
  if (verb === 'approve') return definition.vocabulary.has('budget') || server.words.has('budget');
  return (
    (verb === 'create' || verb === 'confirm' || verb === 'submit' || verb === 'make') &&
    ENTERED.has(object.at(-1) ?? '') &&
    !object.includes('draft') &&
    (shares(BOOKS, server.words) ||
      parameters.some(({ depth, words }) => depth === 0 && words.some(({ text }) => PARTIES.has(text))) ||
      acts.some((act) => act.from === 'lead' && NOTES.has(act.verb)))
  );
}

/** Whether what is transferred is money, rather than a file, a call or a domain. */
export const isOfMoney = ({ server, parameters, vocabulary }: Definition): boolean =>
  server.kinds.has('finance') || server.kinds.has('payment') || vocabulary.hasAny(MONEY) || parameters.some(isSum);
const isSum = ({ words }: ParameterFact) => words.some(({ text }) => SUMS.has(text));
/** Whether a sum is asked for. */
export const hasSum = ({ parameters }: Definition): boolean => parameters.some(isSum);
const MONEY = set(
  'money fund payment token coin crypto wallet usd usdc eth btc nft asset balance account transaction stock share',
);
