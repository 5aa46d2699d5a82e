import type { ServerPolicy } from '../types.ts';
import { defineTarget } from './define.ts';
import { isWritable, quote } from './text.ts';
import { yamlText, type Yaml } from './yaml.ts';

/** So many names stand in one list: parsers of CEL refuse longer ones (`maxListElements`, 1,000 by default in cel-js). */
const LISTED = 500;

function isOneOf(names: readonly string[]): string {
  const lists = Array.from({ length: Math.max(1, Math.ceil(names.length / LISTED)) }, (_, i) =>
    names.slice(i * LISTED, (i + 1) * LISTED),
  ).map((part) => `mcp.tool.name in [${part.join(', ')}]`);
  return lists.length === 1 ? (lists[0] as string) : `(${lists.join(' || ')})`;
}

/** Allow and require rules only: a deny rule whose expression fails does not deny. */
function rules({ key, tools }: ServerPolicy, whole: boolean): Yaml[] {
  const target = `mcp.tool.target == ${quote(key)}`;
  const named = (decisions: readonly string[]) =>
    tools.filter(({ decision }) => decisions.includes(decision)).map(({ tool }) => quote(tool));
  const allowed = named(['allow']);
  const denied = named(['deny', 'hide']);
  return [
    ...(allowed.length > 0 || whole ? [`${target} && ${isOneOf(allowed)}`] : []),
    ...(denied.length > 0 ? [{ require: `!(${target} && ${isOneOf(denied)})` }] : []),
  ];
}

/** agentgateway, whose rules are CEL. */
export const agentgateway = defineTarget({
  id: 'agentgateway',
  name: 'agentgateway',
  called: 'agentgateway',
  documentation: {
    url: 'https://github.com/agentgateway/agentgateway/blob/main/schema/config.md',
    version: 'commit 75b4e6ce6',
    checked: '2026-11-21',
  },
  filename: 'config.yaml',
  language: 'yaml',
  install: [
    'Merge the text into the gateway’s config.yaml, beside the targets.',
    'Name the target of each server as the policy does.',
    'Start `agentgateway -f config.yaml` and list the tools: only those that a rule allows are left.',
  ],
  capabilities: {
    // No conditions: arguments are not known when a call is authorized, whatever the CEL reference lists.
    ask: false,
    hide: true,
    unlisted: true,
    deny: true,
    names: isWritable,
  },
  proof:
    'Every rule is evaluated by a real CEL engine, cel-js 8.0.0; the file is checked with a schema made from the documentation.',
  notes: (_, scope) =>
    scope === 'tool' ? [] : ['The rules also apply to prompts and resources, which no rule here allows.'],
  files: (policy, scope) => {
    const all = policy.servers.flatMap((server) => rules(server, scope !== 'tool'));
    return [
      {
        text: yamlText(scope === 'tool' ? { rules: all } : { mcp: { policies: { mcpAuthorization: { rules: all } } } }),
        filename: 'config.yaml',
        language: 'yaml',
        where:
          scope === 'tool'
            ? 'Add to mcp.policies.mcpAuthorization.rules in config.yaml.'
            : 'Merge into config.yaml beside mcp.targets.',
      },
    ];
  },
});
