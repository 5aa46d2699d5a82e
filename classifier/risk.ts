import type { Category, Effect, Qualifier, Risk } from '../data/schema/index.ts';

/** What the risk function takes: nothing else may change a risk. */
export interface RiskInput {
  category: Category;
  effects: readonly Effect[];
  qualifiers: readonly Qualifier[];
}

export interface RiskRule {
  /** Stable id, printed with every risk. */
  id: string;
  risk: Risk | null;
  /** The rule in words, as pages print it. */
  text: string;
  applies(input: RiskInput): boolean;
}

const has = (input: RiskInput, effect: Effect) => input.effects.includes(effect);
const is = (input: RiskInput, qualifier: Qualifier) => input.qualifiers.includes(qualifier);

/** The published risk function (docs/TAXONOMY.md, "Risk"): the first rule that applies decides. */
export const RISK_RULES: readonly RiskRule[] = [
  rule('unclassified', null, 'the definition does not say enough to decide', (i) => i.category === 'Unclassified'),
  rule('session-only', 'low', 'changes nothing but the server’s own session', (i) => has(i, 'session-only')),
  rule('runs-code', 'critical', 'runs code, commands or statements that the caller supplies', (i) =>
    has(i, 'runs-code'),
  ),
  rule('financial', 'critical', 'moves money or assets, or commits to pay', (i) => has(i, 'financial')),
  rule(
    'destructive-bulk',
    'critical',
    'destroys an unbounded selection or a whole container',
    (i) => has(i, 'destructive') && has(i, 'bulk'),
  ),
  rule(
    'message-bulk',
    'critical',
    'delivers a message to an unbounded selection of people',
    (i) => has(i, 'sends-message') && has(i, 'bulk'),
  ),
  rule(
    'grants-access',
    'critical',
    'grants access, or exposes secrets or private data to others',
    (i) => has(i, 'changes-access') && is(i, 'grants-access'),
  ),
  rule('destructive', 'high', 'destroys or replaces something that existed', (i) => has(i, 'destructive')),
  rule(
    'changes-access',
    'high',
    'changes who or what has access',
    (i) => has(i, 'changes-access') && !is(i, 'reduces-access'),
  ),
  rule('weakens-protection', 'high', 'turns off a safeguard that stays off', (i) => has(i, 'weakens-protection')),
  rule('sends-message', 'high', 'delivers content to people or to the public', (i) => has(i, 'sends-message')),
  rule('reads-secrets', 'high', 'can return credentials or other secrets', (i) => has(i, 'reads-secrets')),
  rule(
    'egress-content',
    'high',
    'sends content of the caller’s choice to a destination of the caller’s choice',
    (i) => has(i, 'open-egress') && is(i, 'egress-content'),
  ),
  rule(
    'egress-subscription',
    'high',
    'keeps sending private data to a destination of the caller’s choice',
    (i) => has(i, 'open-egress') && is(i, 'egress-subscription'),
  ),
  rule('changes-production', 'high', 'changes a production system’s live traffic, scaling or feature targeting', (i) =>
    is(i, 'changes-production'),
  ),
  rule(
    'reaches-others',
    'high',
    'makes something happen to other people, production systems or physical devices',
    (i) => i.category === 'Execute' && is(i, 'reaches-others'),
  ),
  rule(
    'user-interface-action',
    'high',
    'triggers actions in a user interface',
    (i) => i.category === 'Execute' && is(i, 'user-interface-action'),
  ),
  rule(
    'raw-api',
    'high',
    'sends any method to any path of an API',
    (i) => i.category === 'Execute' && is(i, 'raw-api'),
  ),
  rule('write', 'medium', 'changes stored data within bounds that the definition sets', (i) => i.category === 'Write'),
  rule(
    'execute',
    'medium',
    'makes something run or happen that is bounded, local or reversible',
    (i) => i.category === 'Execute',
  ),
  rule('read-egress', 'medium', 'reads, but calls an address of the caller’s choice', (i) => has(i, 'open-egress')),
  rule(
    'read-private-bulk',
    'medium',
    'returns private records in bulk',
    (i) => has(i, 'reads-private') && has(i, 'bulk'),
  ),
  rule('read', 'low', 'returns information and changes nothing', () => true),
];

/** The rule that decides the risk of a verdict; its `risk` is null for Unclassified. */
export function riskRule(input: RiskInput): RiskRule {
  return RISK_RULES.find((candidate) => candidate.applies(input)) as RiskRule;
}

/** High or critical; what has no risk level is treated so. */
export function isSevere(labels: RiskInput): boolean {
  const { risk } = riskRule(labels);
  return risk !== 'low' && risk !== 'medium';
}

function rule(id: string, risk: Risk | null, text: string, applies: RiskRule['applies']): RiskRule {
  return { id, risk, text, applies };
}
