import { parse } from 'smol-toml';
import { z } from 'zod';
import { checked } from './checked.ts';
import type { Engine } from './engine.ts';
import { published } from './published.ts';

const claudeSettings = published<{
  permissions: { deny: string[]; ask: string[]; allow: string[]; defaultMode: string };
}>('claude-code-permissions.schema.json');

/** First deny, then ask, then allow; what no rule names prompts in the default mode. */
const claudeCode: Engine = {
  id: 'claude-code',
  kind: 'documentation',
  load(rendered) {
    const { permissions } = claudeSettings(JSON.parse(rendered.text));
    return ({ server, tool }) => {
      const plain = (name: string) =>
        name
          .normalize('NFKC')
          .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
          .replace(/[^a-zA-Z0-9_-]/g, '_');
      const rule = `mcp__${plain(server)}__${plain(tool)}`;
      if (permissions.deny.includes(rule)) return 'deny';
      if (permissions.ask.includes(rule)) return 'ask';
      return permissions.allow.includes(rule) ? 'allow' : 'ask';
    };
  },
};

const codexConfig = published<{
  mcp_servers: Record<
    string,
    {
      default_tools_approval_mode: string;
      enabled_tools: string[];
      disabled_tools: string[];
      tools?: Record<string, { approval_mode: string }>;
    }
  >;
}>('codex-mcp-servers.schema.json');

const codex: Engine = {
  id: 'codex',
  kind: 'documentation',
  load(rendered) {
    const config = codexConfig(parse(rendered.text));
    const servers = new Map(Object.entries(config.mcp_servers));
    return ({ server, tool }) => {
      const table = servers.get(server);
      if (!table?.enabled_tools.includes(tool) || table.disabled_tools.includes(tool)) return 'deny';
      const own = new Map(Object.entries(table.tools ?? {})).get(tool);
      return (own?.approval_mode ?? table.default_tools_approval_mode) === 'approve' ? 'allow' : 'ask';
    };
  },
};

const OpenAiTools = z.array(
  z.strictObject({
    type: z.literal('mcp'),
    server_label: z.string().min(1),
    server_url: z.url(),
    allowed_tools: z.array(z.string()).min(1),
    require_approval: z.strictObject({
      always: z.strictObject({ tool_names: z.array(z.string()) }),
      never: z.strictObject({ tool_names: z.array(z.string()) }),
    }),
  }),
);

const openai: Engine = {
  id: 'openai',
  kind: 'documentation',
  load(rendered) {
    const elements = checked(OpenAiTools, JSON.parse(rendered.text));
    return ({ server, tool }) => {
      const element = elements.find(({ server_label }) => server_label === server);
      if (!element?.allowed_tools.includes(tool)) return 'deny';
      const never = element.require_approval.never.tool_names.includes(tool);
      return never && !element.require_approval.always.tool_names.includes(tool) ? 'allow' : 'ask';
    };
  },
};

const CursorEditor = z.strictObject({ mcpAllowlist: z.array(z.string().regex(/^[^:*]+:[^:*]+$/)) });

/** The editor’s file; the command line’s has its own test. */
const cursor: Engine = {
  id: 'cursor',
  kind: 'documentation',
  load(rendered) {
    const { mcpAllowlist } = checked(CursorEditor, JSON.parse(rendered.text));
    return ({ server, tool }) => (mcpAllowlist.includes(`${server}:${tool}`) ? 'allow' : 'ask');
  },
};

const VsCodeSettings = z.strictObject({
  'chat.tools.global.autoApprove': z.literal(false),
  'chat.tools.eligibleForAutoApproval': z.record(z.string(), z.boolean()),
});

/** `true` makes a tool eligible: the reader approves it once. Counted as allowed, the most that it can become. */
const vscode: Engine = {
  id: 'vscode',
  kind: 'documentation',
  load(rendered) {
    const settings = checked(VsCodeSettings, JSON.parse(rendered.text));
    const eligible = new Map(Object.entries(settings['chat.tools.eligibleForAutoApproval']));
    return ({ tool }) => (eligible.get(tool.replaceAll('.', '_')) === true ? 'allow' : 'ask');
  },
};

export const clients = [claudeCode, codex, openai, cursor, vscode];
