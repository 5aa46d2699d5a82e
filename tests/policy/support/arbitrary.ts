import fc from 'fast-check';
import { riskRule } from '../../../classifier/risk.ts';
import type { Effect, Parameter, Qualifier, RawTool, Role, ToolVerdict } from '../../../data/schema/index.ts';
import { POSTURES, toolIntent, type Call, type Policy, type Posture } from '../../../classifier/policy/index.ts';
import { NAMES, VALUES } from './samples.ts';

const DIGEST = `sha256-${'0'.repeat(64)}`;

interface Kind {
  role: Role;
  name: string;
  schema: Record<string, unknown>;
  dialect?: string;
}

const PARAMETERS: readonly Kind[] = [
  { role: 'path', name: 'path', schema: { type: 'string' } },
  { role: 'path', name: 'file', schema: { type: 'string', description: 'Absolute path' } },
  { role: 'path', name: 'target', schema: { type: 'string', description: 'Path relative to the root' } },
  { role: 'path', name: 'paths', schema: { type: 'array', items: { type: 'string' } } },
  { role: 'url', name: 'url', schema: { type: 'string' } },
  { role: 'host', name: 'host', schema: { type: 'string' } },
  { role: 'query', name: 'sql', schema: { type: 'string' }, dialect: 'sql' },
  { role: 'query', name: 'cypher', schema: { type: 'string' }, dialect: 'cypher' },
  { role: 'query', name: 'search', schema: { type: 'string' } },
  { role: 'amount', name: 'amount', schema: { type: 'number' } },
  { role: 'force', name: 'force', schema: { type: 'boolean' } },
  { role: 'force', name: 're"cursive', schema: { type: 'boolean', default: true } },
  { role: 'branch', name: 'branch', schema: { type: 'string' } },
  { role: 'branch', name: 'base', schema: { type: 'string' } },
  { role: 'ids', name: 'ids', schema: { type: 'array', items: { type: 'string' } } },
  { role: 'limit', name: 'limit', schema: { type: 'integer' } },
  { role: 'path', name: 'dotted.path', schema: { type: 'string' } },
];

const EFFECT_SETS: readonly { effects: Effect[]; qualifiers: Qualifier[] }[] = [
  { effects: [], qualifiers: [] },
  { effects: ['reads-private'], qualifiers: [] },
  { effects: ['reads-private', 'bulk'], qualifiers: [] },
  { effects: ['reads-secrets'], qualifiers: [] },
  { effects: ['open-egress', 'reads-untrusted'], qualifiers: [] },
  { effects: ['open-egress'], qualifiers: ['egress-content'] },
  { effects: ['open-egress'], qualifiers: ['egress-subscription'] },
  { effects: ['destructive'], qualifiers: [] },
  { effects: ['destructive', 'bulk'], qualifiers: [] },
  { effects: ['runs-code'], qualifiers: [] },
  { effects: ['financial'], qualifiers: [] },
  { effects: ['sends-message'], qualifiers: [] },
  { effects: ['changes-access'], qualifiers: ['grants-access'] },
  { effects: ['weakens-protection'], qualifiers: [] },
  { effects: ['session-only'], qualifiers: [] },
  { effects: ['runs-process'], qualifiers: ['user-interface-action'] },
  { effects: [], qualifiers: ['raw-api'] },
];

export interface Case {
  verdict: ToolVerdict;
  tool: RawTool;
}

const ACTIONS = [
  { value: 'list', category: 'Read', effects: [] },
  { value: 'create', category: 'Write', effects: [] },
  { value: 'delete', category: 'Write', effects: ['destructive'] },
  { value: 'purge', category: 'Write', effects: ['destructive', 'bulk'] },
] as const;

const parameter: fc.Arbitrary<Kind & { required: boolean; nested: boolean }> = fc
  .record({ kind: fc.constantFrom(...PARAMETERS), required: fc.boolean(), nested: fc.integer({ min: 0, max: 5 }) })
  .map(({ kind, required, nested }) => ({ ...kind, required, nested: nested === 0 }));

/** A tool with a verdict that could be its own. */
export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    category: fc.constantFrom('Read', 'Write', 'Execute', 'Unclassified' as const),
    facts: fc.constantFrom(...EFFECT_SETS),
    parameters: fc.uniqueArray(parameter, { maxLength: 3, selector: ({ name }) => name }),
    acts: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ name, category, facts, parameters, acts }) => {
    const properties: Record<string, unknown> = {};
    const nested: Record<string, unknown> = {};
    const found: Parameter[] = [];
    for (const { name: key, schema, role, dialect, nested: deep } of parameters) {
      (deep ? nested : properties)[key] = schema;
      const pointer = `/inputSchema/properties/${deep ? 'options/properties/' : ''}${key}`;
      found.push({ pointer, role, ...(dialect && { dialect }) });
    }
    if (Object.keys(nested).length > 0) properties['options'] = { type: 'object', properties: nested };
    if (acts === 0) properties['action'] = { type: 'string', enum: ACTIONS.map(({ value }) => value) };
    const required = [
      ...parameters.filter((p) => p.required && !p.nested).map((p) => p.name),
      ...(acts === 0 ? ['action'] : []),
    ];
    const input = { category, ...facts };
    const rule = riskRule(input);
    const verdict: ToolVerdict = {
      name,
      definitionDigest: DIGEST,
      ...input,
      risk: rule.risk,
      rule: rule.id,
      confidence: 1,
      evidence: found
        .filter(({ role }) => role === 'path' && facts.effects.includes('reads-secrets'))
        .map(({ pointer }) => ({ signal: 'any-file', pointer, quote: 'path', supports: 'reads-secrets' })),
      parameters: found,
      actions:
        acts === 0
          ? ACTIONS.map((action) => {
              const subject = { category: action.category, effects: [...action.effects], qualifiers: [] };
              return {
                pointer: '/inputSchema/properties/action',
                value: action.value,
                ...subject,
                risk: riskRule(subject).risk,
              };
            })
          : [],
      contradictions: [],
      flags: [],
    };
    return { verdict, tool: { name, inputSchema: { type: 'object', properties, required } } };
  });

export const posture: fc.Arbitrary<Posture> = fc.constantFrom(...POSTURES);

const argument = fc.tuple(
  fc.constantFrom(...PARAMETERS.map(({ name }) => name), 'action', 'options', 'other'),
  fc.constantFrom(...VALUES),
);

const flatArguments = fc
  .array(argument, { maxLength: 5 })
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

/** Arguments, with decoys of the same names one level down. */
export const callArguments: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(flatArguments, fc.option(flatArguments, { nil: undefined }))
  .map(([flat, decoy]) => ({ ...flat, ...(decoy && { options: decoy, x: decoy }) }));

export const policyOf = (cases: readonly Case[], chosen: Posture, key = 'github'): Policy => {
  const byName = new Map(cases.map(({ verdict, tool }) => [verdict.name, toolIntent(verdict, tool, chosen)]));
  return { posture: chosen, servers: [{ key, tools: [...byName.values()], unlisted: 'deny' }] };
};

/** A server's policy with calls: to each tool, and to one that is not listed. */
export const policyAndCalls: fc.Arbitrary<{ policy: Policy; cases: Case[]; calls: Call[] }> = fc
  .tuple(fc.uniqueArray(anyCase, { minLength: 1, maxLength: 5, selector: ({ verdict }) => verdict.name }), posture)
  .chain(([cases, chosen]) => {
    const policy = policyOf(cases, chosen);
    const call = fc.record({
      server: fc.constant('github'),
      tool: fc.constantFrom(
        ...cases.map(({ verdict }) => verdict.name),
        ...cases.map(({ verdict }) => verdict.name),
        'unlisted',
      ),
      args: callArguments,
      at: fc.constantFrom(0, 1000, 60_000),
    });
    return fc.array(call, { minLength: 4, maxLength: 8 }).map((calls) => ({ policy, cases, calls }));
  });
