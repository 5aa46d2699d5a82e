import type { ServerPolicy } from '../types.ts';
import { defineTarget } from './define.ts';
import { isWritable } from './text.ts';
import { tomlText, type TomlTable } from './toml.ts';

function tables({ key, tools }: ServerPolicy, whole: boolean): TomlTable[] {
  const enabled = tools.filter(({ decision }) => decision === 'allow' || decision === 'ask');
  const disabled = tools.filter(({ decision }) => decision === 'deny' || decision === 'hide');
  const path = ['mcp_servers', key];
  const lists = {
    ...((whole || enabled.length > 0) && { enabled_tools: enabled.map(({ tool }) => tool) }),
    ...((whole || disabled.length > 0) && { disabled_tools: disabled.map(({ tool }) => tool) }),
  };
  return [
    { path, values: { ...(whole && { default_tools_approval_mode: 'prompt' }), ...lists } },
    ...enabled.map(({ tool, decision }) => ({
      path: [...path, 'tools', tool],
      values: { approval_mode: decision === 'allow' ? 'approve' : 'prompt' },
    })),
  ];
}

/** OpenAI Codex, the command line and its editor extension. */
export const codex = defineTarget({
  id: 'codex',
  name: 'OpenAI Codex',
  called: 'Codex',
  documentation: {
    url: 'https://developers.openai.com/codex/config-schema.json',
    version: 'Codex 0.169.0',
    checked: '2026-11-21',
  },
  filename: 'config.toml',
  language: 'toml',
  install: [
    'Open ~/.codex/config.toml, or config.toml in $CODEX_HOME.',
    'Merge the lines into the table that already starts the server: without its command or url the file is refused.',
    'Run `codex mcp get <server>` and check the list of enabled tools.',
  ],
  capabilities: {
    ask: true,
    hide: true,
    unlisted: true,
    deny: true,
    names: (name, kind) => (kind === 'tool' ? isWritable(name) : /^[A-Za-z0-9_-]+$/.test(name)),
  },
  proof: 'Checked with a part of the published schema and a TOML round trip; `npm run test:slow` asks the real binary.',
  files: (policy, scope) => [
    {
      text: tomlText(policy.servers.flatMap((server) => tables(server, scope !== 'tool'))),
      filename: 'config.toml',
      language: 'toml',
      where:
        scope === 'tool'
          ? 'Add to the lists and tables of the server in config.toml.'
          : 'Merge into your existing table of each server in config.toml.',
    },
  ],
});
