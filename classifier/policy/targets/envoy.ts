import type { Policy, ToolIntent } from '../types.ts';
import { celCondition } from './cel.ts';
import { defineTarget } from './define.ts';
import { isPlainPath } from './path.ts';
import { isWritable } from './text.ts';
import { yamlText, type Yaml } from './yaml.ts';

const ARGUMENTS = 'request.mcp.params.arguments';
const MOST_RULES = 32;
const MOST_TOOLS = 16;

interface Allowed {
  backend: string;
  intent: ToolIntent;
}

/** Rules that each allow up to 16 tools; a tool with conditions has a rule of its own. */
function rules(policy: Policy): { kept: Yaml[]; dropped: Allowed[] } {
  const allowed = policy.servers.flatMap(({ key, tools }) =>
    tools.filter(({ decision }) => decision === 'allow').map((intent) => ({ backend: key, intent })),
  );
  const plain = allowed.filter(({ intent }) => intent.conditions.length === 0);
  const groups = Array.from({ length: Math.ceil(plain.length / MOST_TOOLS) }, (_, index) =>
    plain.slice(index * MOST_TOOLS, (index + 1) * MOST_TOOLS),
  );
  const all = [...groups, ...allowed.filter(({ intent }) => intent.conditions.length > 0).map((one) => [one])];
  return { kept: all.slice(0, MOST_RULES).map(rule), dropped: all.slice(MOST_RULES).flat() };
}

function rule(group: readonly Allowed[]): Yaml {
  const conditions = group[0]?.intent.conditions ?? [];
  return {
    action: 'Allow',
    target: { tools: group.map(({ backend, intent }) => ({ backend, tool: intent.tool })) },
    ...(conditions.length > 0 && {
      cel: conditions.map((condition) => celCondition(condition, ARGUMENTS)).join(' && '),
    }),
  };
}

/** Envoy AI Gateway’s MCPRoute. */
export const envoy = defineTarget({
  id: 'envoy',
  name: 'Envoy AI Gateway',
  called: 'Envoy AI Gateway',
  documentation: {
    url: 'https://aigateway.envoyproxy.io/docs/capabilities/mcp/',
    version: 'v1beta1, commit c217da8a5',
    checked: '2026-11-21',
  },
  filename: 'mcproute-authorization.yaml',
  language: 'yaml',
  install: [
    'Save the text as mcproute-authorization.yaml; backends are named as in spec.backendRefs.',
    'Run `kubectl patch mcproute <route> --type merge --patch-file mcproute-authorization.yaml`.',
    'List the tools through the gateway: what no rule allows is gone.',
  ],
  capabilities: {
    conditions: isPlainPath,
    ask: false,
    hide: true,
    unlisted: true,
    deny: true,
    names: (name, kind) => (kind === 'tool' ? isWritable(name) : /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/.test(name)),
  },
  proof:
    'Every expression is evaluated by a real CEL engine, cel-js 8.0.0; the file is checked with a schema made from the resource definition.',
  notes: (policy) => {
    const { dropped } = rules(policy);
    const conditional = policy.servers.some(({ tools }) => tools.some(({ conditions }) => conditions.length > 0));
    return [
      ...dropped.map(({ intent }) => `\`${intent.tool}\`: denied, since a route holds at most ${MOST_RULES} rules.`),
      ...(conditional
        ? [
            'A tool with conditions on its arguments may be missing from the tool list, which is filtered without arguments; calls are decided as written.',
          ]
        : []),
    ];
  },
  files: (policy, scope) => {
    const { kept } = rules(policy);
    return [
      {
        text: yamlText(
          scope === 'tool'
            ? { rules: kept }
            : { spec: { securityPolicy: { authorization: { defaultAction: 'Deny', rules: kept } } } },
        ),
        filename: 'mcproute-authorization.yaml',
        language: 'yaml',
        where:
          scope === 'tool'
            ? 'Add to spec.securityPolicy.authorization.rules of the MCPRoute.'
            : 'A merge patch for the MCPRoute that has the servers as backends.',
      },
    ];
  },
});
