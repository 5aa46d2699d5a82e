import { atKey, phraseIn } from '../definition/traits.ts';
import { NameTrait } from '../definition/name-trait.ts';
import type { Definition, ParameterFact, Place } from '../definition/types.ts';
import { Phrases } from '../text/phrases.ts';
import { actFacts, CHANGING, placed, senses, type Signal } from './signal.ts';

const PAYS = senses('pay');

const SAID = new Phrases(
  [
    'release their payment',
    'releases payment',
    'release the payment',
    'releases the payment',
    'you will be charged',
    'will be charged to',
    'is charged to',
    'balance is charged',
    'is charged per',
    'is billed to',
    'are billed to',
    'will be billed to',
    'returns the money',
    'return the money',
    'gives the money back',
    'money is returned',
    'with the card on file',
    'worker is paid',
    'seller is paid',
    'is paid out',
    'are paid out',
    'charges your card',
    'get paid per',
    'sign and pay',
    'sign & pay',
    'charges the customer',
    'charge the customer',
    'moves real money',
    'spends real',
    'real money',
    'spends account credit',
    'charges your account',
    'triggers refund',
    'triggers a refund',
    'issues a refund',
    'refund is issued',
    'will be refunded',
    'refunds the customer',
    'and charge',
    'and charges',
    'charge their card',
    'takes payment',
    'and pays for',
    'for reimbursement',
    'fee is charged',
    'fee may be charged',
    'fee will be charged',
    'fees are charged',
    'card is charged',
    'on file is charged',
    'difference is charged',
    'difference is billed',
    'is billed immediately',
    'is charged immediately',
    'charged automatically',
    'paid automatically',
    'money back',
  ],
  800,
);
/** Said of what a call pays while it reads. */
const PAID_ALONG = new Phrases(
  [
    'be paid automatically',
    'pays automatically',
    'automatically pays',
    'automatic x402 payment',
    'pays via x402',
    'auto-pays',
  ],
  800,
);
const MONEYS = new Set(['usd', 'usdc', 'usdt', 'eur', 'eth', 'sol', 'btc', 'sats']);
const HIRING = ['pay', 'human', 'worker'];
const OFFERED = new Set(['budget', 'prize', 'pay', 'price', 'payment', 'reward', 'bounty']);

const OFFERS = new NameTrait(
  ({ words }) => OFFERED.has(words[0]?.text ?? '') && words.some(({ text }) => MONEYS.has(text)),
);

const EXTENDS = new Set(['update', 'change', 'modify', 'create', 'upgrade']);
const PRICED = new Set(['seat', 'seats', 'plan', 'tier', 'quantity', 'storage', 'price', 'prices']);
const CHANNELS = new Set(['notification', 'webhook', 'topic', 'event']);

/** More seats, more storage or another plan of a subscription commit to pay. */
function extended({ standing, parameters, vocabulary }: Definition): Place | undefined {
  const act = standing.find(({ verb, object }) => EXTENDS.has(verb) && object.at(-1) === 'subscription');
  if (act === undefined || vocabulary.hasAny(CHANNELS)) return undefined;
  return parameters.some(({ depth, words }) => depth < 3 && words.some(({ text }) => PRICED.has(text)))
    ? act
    : undefined;
}

/** Whoever holds a mandate may draw up to the sum that it names. */
const mandated = (definition: Definition): Place[] =>
  AMOUNTS.in(definition).some(({ depth }) => depth === 0)
    ? definition.standing.filter(({ verb, object }) => MANDATES.has(verb) && object.includes('mandate'))
    : [];
const AMOUNTS = new NameTrait(({ words }) => words.some(({ text }) => text === 'amount'));
const MANDATES = new Set(['create', 'add', 'issue', 'authorize', 'set', 'update', 'register']);

/** Something is created or changed with what pays for it: `payment_method_id`. */
const drawn = (definition: Definition): Place[] =>
  MEANS.in(definition).some(({ depth }) => depth < 2)
    ? definition.standing.filter(
        ({ sense, object }) => (sense === 'create' || sense === 'update') && !object.some((noun) => KEPT.has(noun)),
      )
    : [];
const MEANS = new NameTrait(({ joined }) => PAYING.has(joined));
const PAYING = new Set(['paymentmethodid', 'paymenttoken', 'paymentsourceid', 'cardtoken', 'cvv', 'cvc']);
/** With these only the means itself is kept. */
const KEPT = new Set(['method', 'card', 'customer', 'profile', 'source', 'token', 'default']);

/** A switch by which money goes back, `refund`, `issue_refund`, or what is made is paid in the same call, `auto_pay`. */
const isSwitch = ({ depth, type }: ParameterFact) => depth === 0 && type === 'boolean';
const MOVED = new NameTrait(
  ({ words, joined }) => (words.length < 3 && words.at(-1)?.text === 'refund') || PAID_NOW.has(joined),
);
const PAID_NOW = new Set(['autopay', 'paynow']);

/** It says that a payment is released, or takes the sum that is offered: `budget_usd`. */
function committed(definition: Definition): Place[] {
  const seats = extended(definition);
  if (seats !== undefined) return [seats];
  const changes = definition.standing.some(({ sense }) => CHANGING.has(sense));
  const moved = changes ? MOVED.in(definition).find(isSwitch) : undefined;
  if (moved !== undefined) return [atKey(moved)];
  const said = changes ? phraseIn(definition, SAID) : undefined;
  if (said !== undefined) return [said];
  const automatic = phraseIn(definition, PAID_ALONG);
  if (automatic !== undefined) return [automatic];
  const [offer] = OFFERS.in(definition);
  return offer !== undefined && HIRING.some((word) => definition.vocabulary.has(word)) ? [atKey(offer)] : [];
}

export const movesMoney: Signal = {
  id: 'moves-money',
  short: 'It pays, charges, buys, sells, trades or transfers funds.',
  why: 'Money that has moved is hard to get back.',
  remedy: 'Let a person confirm each payment, and cap the amount.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'create_refund', description: 'Refund a charge.' },
    spares: { name: 'get_refund', description: 'Get a refund.' },
  },
  match: (definition) => [
    ...actFacts(definition, PAYS, 'financial'),
    ...placed(committed(definition), ['Execute', 'financial']),
    ...placed(mandated(definition), ['financial']),
    ...placed(drawn(definition), ['Execute', 'financial']),
  ],
};
