import type { ServerPolicy } from '../types.ts';
import { defineTarget } from './define.ts';
import { isWritable, jsonText } from './text.ts';

/** The reader’s own address takes its place; the domain is reserved and leads nowhere. */
const SERVER_URL = 'https://mcp.example.com/mcp';

function element({ key, tools }: ServerPolicy): unknown[] {
  const asking = tools.filter(({ decision }) => decision === 'ask').map(({ tool }) => tool);
  const allowed = tools.filter(({ decision }) => decision === 'allow').map(({ tool }) => tool);
  // An empty list of tools could be read as all tools; a server without any is left out.
  if (asking.length + allowed.length === 0) return [];
  return [
    {
      type: 'mcp',
      server_label: key,
      server_url: SERVER_URL,
      allowed_tools: [...allowed, ...asking],
      require_approval: { always: { tool_names: asking }, never: { tool_names: allowed } },
    },
  ];
}

/** The `mcp` tool of OpenAI’s Responses API. */
export const openai = defineTarget({
  id: 'openai',
  name: 'OpenAI Responses API',
  called: 'the OpenAI Responses API',
  documentation: {
    url: 'https://platform.openai.com/docs/guides/tools-connectors-mcp',
    version: 'openai 7.55.0',
    checked: '2026-11-21',
  },
  filename: 'tools.json',
  language: 'json',
  install: [
    'Put the elements into the list `tools` of your request.',
    `Replace ${SERVER_URL} by the address of the server.`,
    'Answer each mcp_approval_request after a person has decided it.',
  ],
  capabilities: {
    ask: true,
    hide: true,
    unlisted: true,
    deny: true,
    names: (name, kind) => (kind === 'tool' ? isWritable(name) : /^[A-Za-z][A-Za-z0-9_-]*$/.test(name)),
  },
  proof: 'Compiled against the types of the official openai package.',
  notes: (policy) =>
    policy.servers
      .filter((server) => element(server).length === 0)
      .map(({ key }) => `\`${key}\`: no tool may be called, so the server is left out.`),
  files: (policy, scope) => [
    {
      text: jsonText(policy.servers.flatMap(element)),
      filename: 'tools.json',
      language: 'json',
      where:
        scope === 'tool'
          ? 'Add the names to the lists of the server’s element in `tools`.'
          : 'The list `tools` of the request.',
    },
  ],
});
