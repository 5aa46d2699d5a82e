import type { Policy, Scope } from '../types.ts';
import { defineTarget } from './define.ts';
import { jsonText } from './text.ts';

const rules = (policy: Policy, decisions: readonly string[]): string[] =>
  policy.servers.flatMap(({ key, tools }) =>
    tools.filter(({ decision }) => decisions.includes(decision)).map(({ tool }) => `mcp__${key}__${tool}`),
  );

/** A part has only the list that it adds to. */
const list = (name: string, names: readonly string[], scope: Scope): Record<string, readonly string[]> =>
  scope === 'tool' && names.length === 0 ? {} : { [name]: names };

/** Claude Code’s settings. */
export const claudeCode = defineTarget({
  id: 'claude-code',
  name: 'Claude Code',
  called: 'Claude Code',
  documentation: {
    url: 'https://code.claude.com/docs/en/settings',
    version: 'settings schema of SchemaStore',
    checked: '2026-11-21',
  },
  filename: 'settings.json',
  language: 'json',
  install: [
    'Open .claude/settings.json in the project, or ~/.claude/settings.json for every project.',
    'Add the rules to its lists under permissions; use the name that `claude mcp list` shows as the server key.',
    'Run /permissions and check that the rules are listed.',
  ],
  capabilities: {
    ask: true,
    hide: true,
    unlisted: false,
    deny: true,
    // Other characters are rewritten or read as a pattern; two underscores end the server’s name.
    names: (name, kind) => /^[A-Za-z0-9_-]{1,128}$/.test(name) && (kind === 'tool' || !/__|_$/.test(name)),
  },
  proof: 'Checked with a part of the published schema; `npm run test:slow` compiles it against the published types.',
  notes: (_, scope) =>
    scope === 'tool'
      ? []
      : [
          'Tools that the policy does not list ask a person. "defaultMode": "dontAsk" denies them instead, and with them every call that would ask, in every tool of the client.',
        ],
  files: (policy, scope) => [
    {
      text: jsonText({
        permissions: {
          ...list('deny', rules(policy, ['deny', 'hide']), scope),
          ...list('ask', rules(policy, ['ask']), scope),
          ...list('allow', rules(policy, ['allow']), scope),
          ...(scope !== 'tool' && { defaultMode: 'default' }),
        },
      }),
      filename: 'settings.json',
      language: 'json',
      where:
        scope === 'tool'
          ? 'Merge into the lists of .claude/settings.json.'
          : '.claude/settings.json, or managed settings.',
    },
  ],
});
