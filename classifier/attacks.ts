import type { Attack, AttackPredicate, Chain, ToolVerdict } from '../data/schema/index.ts';
import { EFFECT_PHRASES, FLAG_SENTENCES, QUALIFIER_PHRASES } from './explain/words.ts';
import { list } from './text/list.ts';

/** What an attack's predicate asks beside the tool's own verdict. */
export interface AttackFacts {
  chains: readonly Chain[];
  /** The server is started with a credential. */
  credential: boolean;
  /** An approved definition changed and gained a category or an effect. */
  capabilityGained: boolean;
}

/** The attacks that apply to a tool, each with the facts that make it apply. */
export function attacksFor(
  verdict: ToolVerdict,
  facts: AttackFacts,
  attacks: readonly Attack[],
): { attack: Attack; reason: string }[] {
  return attacks.flatMap((attack) => {
    for (const predicate of attack.anyOf) {
      const reasons = reasonsOf(predicate, verdict, facts);
      if (reasons !== undefined) return [{ attack, reason: sentence(reasons) }];
    }
    return [];
  });
}

/** The reasons why every stated member holds; undefined where one does not. */
function reasonsOf(predicate: AttackPredicate, verdict: ToolVerdict, facts: AttackFacts): string[] | undefined {
  const reasons: string[] = [];
  const holds = (reason: string | undefined) => reason !== undefined && reasons.push(reason) > 0;
  const { effects, categories, qualifiers, exceptQualifiers, flags, chain, history, credential } = predicate;
  const shared = <T>(wanted: readonly T[], had: readonly T[]) => wanted.find((label) => had.includes(label));
  if (effects && !holds(worded(shared(effects, verdict.effects), (it) => `it ${EFFECT_PHRASES[it]}`))) return undefined;
  if (
    categories &&
    !holds(worded(shared(categories, [verdict.category]), (it) => `it is ${it === 'Execute' ? 'an' : 'a'} ${it} tool`))
  )
    return undefined;
  if (qualifiers && !holds(worded(shared(qualifiers, verdict.qualifiers), (it) => `it ${QUALIFIER_PHRASES[it]}`)))
    return undefined;
  if (exceptQualifiers && shared(exceptQualifiers, verdict.qualifiers) !== undefined) return undefined;
  if (
    flags &&
    !holds(
      worded(
        shared(
          flags,
          verdict.flags.map(({ code }) => code),
        ),
        (it) => FLAG_SENTENCES[it],
      ),
    )
  )
    return undefined;
  if (chain && !holds(inChain(chain, verdict.name, facts.chains))) return undefined;
  if (
    history &&
    !holds(facts.capabilityGained ? 'its definition gained an ability after it was first listed' : undefined)
  )
    return undefined;
  if (credential && !holds(facts.credential ? 'its server is started with a credential' : undefined)) return undefined;
  return reasons;
}

const worded = <T>(label: T | undefined, text: (label: T) => string) => (label === undefined ? undefined : text(label));

/** The parts of a chain: what one tool does there, and what several do. */
const PARTS = {
  untrusted: ['brings in text that strangers wrote', 'bring in text that strangers wrote'],
  private: ['reads what is private', 'read what is private'],
  sink: ['sends data out', 'send data out'],
} as const;
const CODE = ['runs code', 'run code'] as const;

function inChain(kind: Chain['kind'], tool: string, chains: readonly Chain[]): string | undefined {
  const chain = chains.find((candidate) => candidate.kind === kind);
  if (chain === undefined) return undefined;
  const parts = (['untrusted', 'private', 'sink'] as const).filter((part) => chain[part].length > 0);
  const words = (part: keyof typeof PARTS) => (part === 'sink' && kind === 'injected-execution' ? CODE : PARTS[part]);
  const own = parts.filter((part) => chain[part].includes(tool));
  if (own.length === 0) return undefined;
  const others = parts.filter((part) => !own.includes(part));
  const rest =
    others.length === 0 ? '' : `, and other tools of its server ${list(others.map((part) => words(part)[1]))}`;
  return `it ${list(own.map((part) => words(part)[0]))}${rest}`;
}

function sentence(reasons: readonly string[]): string {
  const text = reasons.join(', and ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
