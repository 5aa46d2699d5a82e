import type { Policy } from '../types.ts';
import { defineTarget } from './define.ts';
import { strengthen } from './strengthen.ts';
import type { Capabilities } from './target.ts';
import { jsonText } from './text.ts';

/** A name that is no pattern in `server:tool` and `Mcp(server:tool)`. */
const isPlain = (name: string): boolean => /^[A-Za-z0-9_.-]{1,300}$/.test(name);

const editor: Capabilities = {
  ask: true,
  hide: false,
  unlisted: false,
  deny: false,
  names: isPlain,
};

/** The command line can deny what the editor can only ask about. */
const commandLine: Capabilities = { ...editor, deny: true };

const named = (policy: Policy, decisions: readonly string[]): string[] =>
  policy.servers.flatMap(({ key, tools }) =>
    tools
      .filter(({ decision, tool }) => decisions.includes(decision) && isPlain(tool))
      .map(({ tool }) => `${key}:${tool}`),
  );

/** Cursor: one file for the editor, one for its command line. */
export const cursor = defineTarget({
  id: 'cursor',
  name: 'Cursor',
  called: 'Cursor’s editor',
  documentation: {
    url: 'https://cursor.com/docs/reference/permissions',
    version: 'documentation of 2026-11',
    checked: '2026-11-21',
  },
  filename: 'permissions.json',
  language: 'json',
  install: [
    'Save the first file as ~/.cursor/permissions.json, and the second as .cursor/cli.json in the project.',
    'Use the server key of .cursor/mcp.json; the list in permissions.json replaces the one in the application.',
    'Turn off the tools that should be denied in Cursor’s MCP settings: the editor’s file cannot do that.',
  ],
  capabilities: editor,
  proof: 'Checked with a schema of our own, made from the documentation: no loader is published.',
  notes: (policy, scope) => [
    ...(scope === 'tool' && named(policy, ['allow', 'deny', 'hide']).length === 0
      ? ['The editor’s list gets nothing: it asks about every tool that is not on it.']
      : []),
    'The command line denies what the policy denies; the editor only asks.',
    ...(scope === 'tool' ? [] : ['Tools that the policy does not list ask a person, in both.']),
  ],
  files: (policy, scope, original) => {
    const cli = strengthen(original, commandLine, 'Cursor’s command line').policy;
    const merge = scope === 'tool' ? 'Merge into ' : '';
    return [
      {
        text: jsonText({ mcpAllowlist: named(policy, ['allow']) }),
        filename: 'permissions.json',
        language: 'json',
        where: `${merge}~/.cursor/permissions.json (editor)`,
      },
      {
        text: jsonText({
          permissions: {
            allow: named(cli, ['allow']).map((name) => `Mcp(${name})`),
            deny: named(cli, ['deny', 'hide']).map((name) => `Mcp(${name})`),
          },
        }),
        filename: 'cli.json',
        language: 'json',
        where: `${merge}.cursor/cli.json (command line)`,
      },
    ];
  },
});
