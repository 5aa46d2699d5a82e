import type { ToolIntent } from '../types.ts';
import { defineTarget, filePerServer } from './define.ts';
import { isWritable, jsonText, record } from './text.ts';

const SECONDS = { minute: 60, hour: 3600 } as const;

function rule({ decision, limits }: ToolIntent): object {
  if (decision !== 'allow') return { block: { enabled: true } };
  const [limit] = limits;
  return {
    allow: { enabled: true },
    ...(limit && { rateLimit: { enabled: true, rate: limit.max, per: SECONDS[limit.window] } }),
  };
}

/** One allow entry makes the list an allow-list; where the policy allows nothing, a name that no tool has does. */
const NOBODY = 'toolrisk-no-such-tool';

/** Tyk’s gateway. */
export const tyk = defineTarget({
  id: 'tyk',
  name: 'Tyk',
  called: 'Tyk',
  documentation: {
    url: 'https://tyk.io/docs/ai-management/mcp-gateway/mcp-middleware',
    version: 'commit 0568d2b',
    checked: '2026-11-21',
  },
  filename: 'tyk-mcp.json',
  language: 'json',
  install: [
    'Open the API definition that proxies the server.',
    'Merge the text into it: the tools are under x-tyk-api-gateway.middleware.mcpTools.',
    'Reload the gateway and call a tool that the policy does not list: it must be refused.',
  ],
  capabilities: {
    // One rate for each tool, over a rolling window: never more than the calendar window allows.
    limits: ({ limits }) => limits.length <= 1,
    ask: false,
    hide: true,
    unlisted: true,
    deny: true,
    names: (name, kind) => kind === 'server' || isWritable(name),
  },
  proof: 'Checked with a schema and an evaluator of our own, made from the documentation: no loader is published.',
  files: (policy, scope) =>
    policy.servers.map(({ key, tools }) => {
      const entries = tools.map((intent) => [intent.tool, rule(intent)] as const);
      const needsAllow = scope !== 'tool' && !tools.some(({ decision }) => decision === 'allow');
      const mcpTools = record([...entries, ...(needsAllow ? [[NOBODY, { allow: { enabled: true } }] as const] : [])]);
      return {
        text: jsonText({ 'x-tyk-api-gateway': { middleware: { mcpTools } } }),
        filename: filePerServer('tyk-mcp.json', key, scope),
        language: 'json',
        where: `Merge into the API definition of ${key}.`,
      };
    }),
});
