import { set } from '../text/set.ts';
import type { Definition, Place } from './types.ts';

/** By these something is handed to whoever is named behind “to”. */
const HANDS = set('submit file lodge report release forward hand transfer deliver serve register present put');
/** Who takes it, and deals with it, outside the service. */
const TAKERS =
  /\b(?:to|with) (?:(?:the|an?|your|their|its|his|her|each|another) )?(?:[\w'’-]+ ){0,3}?(?:insurers?|carriers?|pharmac(?:y|ies)|courts?|tribunal|registrars?|(?:company|business|land|commercial|civil) registry|authorit(?:y|ies)|tax office|revenue service|card network|acquirer|suppliers?|vendors?|landlord|lenders?|regulators?|embassy|government|lawyers?|notary|journalists?|police|counterparty|counterparties|employers?|somebody else|someone else|another person)\b/i;

/** “Submit a claim to the patient's insurer”: it reaches others, and is not taken back. */
export function handedOver({ standing, description }: Definition): Place | undefined {
  const act = standing.find(
    ({ verb, sense, negated }) => !negated && HANDS.has(verb) && (sense === 'create' || sense === 'update'),
  );
  if (act === undefined) return undefined;
  const sentence = description.slice(0, 240).split(/[.;\n]/, 1)[0] as string;
  const taker = TAKERS.exec(sentence)?.[0];
  return taker === undefined ? undefined : { pointer: '/description', quote: taker };
}
