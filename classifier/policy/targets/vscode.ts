import { defineTarget } from './define.ts';
import { isWritable, jsonText, record } from './text.ts';

/** Visual Studio Code’s settings. */
export const vscode = defineTarget({
  id: 'vscode',
  name: 'VS Code',
  called: 'VS Code',
  documentation: {
    url: 'https://code.visualstudio.com/docs/agents/approvals',
    version: 'VS Code 1.107, experimental',
    checked: '2026-11-21',
  },
  filename: 'settings.json',
  language: 'jsonc',
  install: [
    'Open .vscode/settings.json in the workspace, or your user settings.',
    'Add the two settings; an administrator can enforce them by policy.',
    'Turn off the tools that should be denied in the tools picker: settings cannot do that.',
  ],
  capabilities: {
    ask: true,
    hide: false,
    unlisted: false,
    deny: false,
    names: (name, kind) => kind === 'server' || isWritable(name),
  },
  proof:
    'Checked with a schema of our own, made from the documentation: the settings are experimental and no loader is published.',
  notes: (_, scope) => [
    'The name by which the setting addresses the tools of MCP servers is not documented; the tool’s own name is used.',
    ...(scope === 'tool'
      ? []
      : ['Tools that the policy does not list ask a person, unless they were approved before.']),
    '“Bypass Approvals” and “Autopilot” skip every question.',
  ],
  files: (policy, scope) => {
    // Keys have no server: a name that two servers share asks if either does.
    const intents = policy.servers.flatMap(({ tools }) => tools);
    const asking = new Set(intents.filter(({ decision }) => decision !== 'allow').map(({ tool }) => tool));
    const eligible = record(intents.map(({ tool }) => [tool, !asking.has(tool)] as const));
    return [
      {
        text: jsonText({
          ...(scope !== 'tool' && { 'chat.tools.global.autoApprove': false }),
          'chat.tools.eligibleForAutoApproval': eligible,
        }),
        filename: 'settings.json',
        language: 'jsonc',
        where: scope === 'tool' ? 'Merge into .vscode/settings.json.' : '.vscode/settings.json, or user settings.',
      },
    ];
  },
});
