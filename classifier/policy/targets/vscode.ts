import { defineTarget } from './define.ts';
import { isWritable, jsonText, record } from './text.ts';

/** The name by which it knows a tool: the server is no part of it. */
const address = (_: string, tool: string): string => tool.replaceAll('.', '_');

/** Visual Studio Code’s settings. */
export const vscode = defineTarget({
  id: 'vscode',
  name: 'VS Code',
  called: 'VS Code',
  documentation: {
    url: 'https://code.visualstudio.com/docs/agents/approvals',
    version: 'VS Code 1.128',
    checked: '2026-11-22',
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
    address,
  },
  proof:
    'Checked with a schema of our own, made from the documentation; `npm run test:slow` asks the real code of VS Code 1.128.',
  notes: (_, scope) => [
    'The setting names a tool without its server: tools of the same name share the stricter decision.',
    ...(scope === 'tool'
      ? []
      : [
          'Tools that the policy does not list ask a person, unless they were approved before or call themselves read-only.',
        ]),
    '“Bypass Approvals” and “Autopilot” skip every question.',
  ],
  files: (policy, scope) => {
    const eligible = record(
      policy.servers.flatMap(({ key, tools }) =>
        tools.map(({ tool, decision }) => [address(key, tool), decision === 'allow'] as const),
      ),
    );
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
