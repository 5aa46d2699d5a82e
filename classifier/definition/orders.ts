import type { Category, Effect, Qualifier } from '../../data/schema/index.ts';
import { set } from '../text/set.ts';
import type { Definition, ParameterFact } from './types.ts';

type Label = Category | Effect | Qualifier;

/** What an option may tell a tool to do that otherwise only looks. */
const ORDERS: ReadonlyMap<string, readonly Label[]> = new Map(
  (
    [
      ['purchase buy pay book', ['Execute', 'financial']],
      ['send publish notify', ['Execute', 'sends-message', 'reaches-others']],
      ['terminate', ['Execute', 'destructive', 'reaches-others']],
      ['submit dispatch start stop deploy', ['Execute', 'runs-process', 'reaches-others']],
      ['execute train training', ['Execute', 'runs-process']],
      ['register apply commit', ['Write']],
    ] as const
  ).flatMap(([verbs, labels]) => verbs.split(' ').map((verb) => [verb, labels] as const)),
);
/** `auto_submit`, `forceTraining`: done without being asked again. */
const UNASKED = set('auto force');
/** “If true, also submit the return”. */
const SAID = /^(?:(?:if|when) (?:true|set),? )?(?:whether to |set (?:it )?(?:to )?true to )?(?:also )?(\w+)/i;
/** What is carried out or registered only for money. */
const TRADES = set('swap trade order payment purchase transaction');

/** The verb of an option that orders something: `execute`, “Execute the swap at the quoted price”. */
export function orderVerb({ type, depth, words, description }: ParameterFact): string | undefined {
  if (type !== 'boolean' || depth > 0) return undefined;
  const first = words[0]?.text ?? '';
  if (UNASKED.has(first) && words.length === 2) {
    const verb = words[1]?.verb?.verb ?? words[1]?.text ?? '';
    return ORDERS.has(verb) ? verb : undefined;
  }
  if (!ORDERS.has(first)) return undefined;
  if (first === 'apply' && words.length === 1) return first;
  if (description === '') return words.length === 1 ? first : undefined;
  return SAID.exec(description)?.[1]?.toLowerCase().startsWith(first) ? first : undefined;
}

/** What follows from such an order. */
export function ordered(verb: string, { vocabulary }: Definition): readonly Label[] {
  const paid = (verb === 'execute' && vocabulary.hasAny(TRADES)) || (verb === 'register' && vocabulary.has('domain'));
  return (paid ? ORDERS.get('buy') : ORDERS.get(verb)) ?? [];
}
