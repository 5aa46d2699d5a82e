import { parse } from 'yaml';
import type { Engine } from './engine.ts';
import { Counters } from './counters.ts';

interface Condition {
  path: string;
  op: string;
  value: unknown;
}
interface Rule {
  name?: string;
  action?: string;
  rate_limit?: string;
  conditions?: Condition[];
  on_deny?: string;
}
interface Policy {
  version?: unknown;
  default?: unknown;
  hide?: string[];
  tools?: Record<string, { rules?: Rule[] }>;
}

const OPERATORS = ['eq', 'neq', 'in', 'not_in', 'lt', 'lte', 'gt', 'gte', 'regex', 'contains', 'exists'];
const ORDER = ['lt', 'lte', 'gt', 'gte'];
const RATE = /^([1-9]\d*)\/(minute|hour|day)$/;

/** What `intercept validate` says: every fault, none where the policy is good. Written from its behaviour (77f0429). */
export function faults(policy: Policy): string[] {
  const found: string[] = [];
  if (policy.version !== '1') found.push('version must be "1"');
  if (policy.default !== 'allow' && policy.default !== 'deny') found.push('default must be "allow" or "deny"');
  const hidden = policy.hide ?? [];
  hidden.forEach((name, index) => {
    if (typeof name !== 'string' || name.trim() === '') found.push(`hide[${index}]: entry must not be empty`);
    else if (hidden.indexOf(name) !== index) found.push(`hide: duplicate entry ${name}`);
  });
  for (const [tool, { rules = [] }] of Object.entries(policy.tools ?? {})) {
    const windows = rules.flatMap(({ rate_limit }) => RATE.exec(rate_limit ?? '')?.[2] ?? []);
    if (new Set(windows).size < windows.length) found.push(`tools.${tool}: duplicate state counter`);
    rules.forEach((rule, index) =>
      found.push(...ruleFaults(tool, rule).map((fault) => `tools.${tool}.rules[${index}]: ${fault}`)),
    );
  }
  return found;
}

function ruleFaults(tool: string, rule: Rule): string[] {
  const conditions = rule.conditions ?? [];
  const action = rule.action ?? 'evaluate';
  if (rule.rate_limit !== undefined)
    return [
      ...(RATE.test(rule.rate_limit) ? [] : ['rate_limit must be <count>/<window>']),
      ...(conditions.length > 0 ? ['rate_limit cannot be combined with conditions'] : []),
      ...(action === 'deny' ? ['rate_limit cannot be used with action "deny"'] : []),
      // state.<tool>.<counter> is split at its first two dots.
      ...(tool.includes('.') ? ['condition references a counter that no state block has'] : []),
      ...(rule.name ? [] : ['rule must have a name']),
    ];
  return [
    ...(rule.name ? [] : ['rule must have a name']),
    ...(action === 'evaluate' || action === 'deny' ? [] : ['action must be "evaluate" or "deny"']),
    ...(action === 'deny' && conditions.length > 0 ? ['deny rules must not have conditions'] : []),
    ...(action === 'evaluate' && conditions.length === 0 ? ['evaluate rules must have at least one condition'] : []),
    ...conditions.flatMap(conditionFaults),
  ];
}

function conditionFaults({ path, op, value }: Condition): string[] {
  return [
    ...(/^(?:args|state)\./.test(path) ? [] : ['path must start with "args." or "state."']),
    ...(OPERATORS.includes(op) ? [] : [`unknown operator ${op}`]),
    ...((op === 'in' || op === 'not_in') && !Array.isArray(value) ? ['operator requires a list'] : []),
    ...(ORDER.includes(op) && typeof value !== 'number' ? ['operator requires a number'] : []),
    ...(op === 'exists' && typeof value !== 'boolean' ? ['operator requires a boolean'] : []),
    ...(op === 'regex' && !isPattern(value) ? ['regex value must be a pattern'] : []),
  ];
}

function isPattern(value: unknown): boolean {
  try {
    return typeof value === 'string' && new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}

function walk(args: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, part) => {
    const isRecord = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isRecord && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
  }, args);
}

function holds({ path, op, value }: Condition, args: unknown): boolean {
  const actual = walk(args, path.slice('args.'.length));
  if (op === 'exists') return (actual !== undefined && actual !== null) === value;
  if (actual === undefined) return false;
  if (op === 'regex') return typeof actual === 'string' && new RegExp(String(value)).test(actual);
  if (op === 'gte') return typeof actual === 'number' && actual >= Number(value);
  if (op === 'lte') return typeof actual === 'number' && actual <= Number(value);
  throw new Error(`${op}: this operator is not rendered. Add it to the port before rendering it.`);
}

export const intercept: Engine = {
  id: 'intercept',
  kind: 'port',
  load(rendered) {
    const policy = parse(rendered.text, { mapAsMap: false }) as Policy;
    const wrong = faults(policy);
    if (wrong.length > 0) throw new Error(wrong.join('; '));
    const tools = new Map(Object.entries(policy.tools ?? {}));
    const counters = new Counters();
    return ({ tool, args, at }) => {
      if (policy.hide?.some((name) => name === '*' || name === tool)) return 'deny';
      const entry = tools.get(tool);
      if (entry === undefined && policy.default === 'deny') return 'deny';
      const rules = [...(entry?.rules ?? []), ...(tool === '*' ? [] : (tools.get('*')?.rules ?? []))];
      for (const rule of rules) {
        if (rule.action === 'deny') return 'deny';
        if (rule.conditions?.some((condition) => !holds(condition, args))) return 'deny';
      }
      const limits = rules.flatMap(({ rate_limit }) => {
        const [, max, window] = RATE.exec(rate_limit ?? '') ?? [];
        return max && window ? [{ counter: tool, window, max: Number(max) }] : [];
      });
      return counters.take(limits, at ?? 0) ? 'allow' : 'deny';
    };
  },
};
