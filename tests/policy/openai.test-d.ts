import type OpenAI from 'openai';

/** What openai.test.ts renders; compiled against the types of the official package by `npm run typecheck`. */
export const RENDERED = [
  {
    type: 'mcp',
    server_label: 'github',
    server_url: 'https://mcp.example.com/mcp',
    allowed_tools: ['get_repo', 'create_issue'],
    require_approval: { always: { tool_names: ['create_issue'] }, never: { tool_names: ['get_repo'] } },
  },
] satisfies OpenAI.Responses.Tool.Mcp[];
