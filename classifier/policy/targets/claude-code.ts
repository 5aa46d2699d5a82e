import type { Policy, Scope } from '../types.ts';
import { defineTarget } from './define.ts';
import { jsonText } from './text.ts';

/** Characters that no reader sees, or that mean nothing: it drops them from names. */
const DROPPED = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

/** A name as it offers it: what is no letter, digit, hyphen or underscore becomes an underscore. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(DROPPED, '')
    .replace(/[^A-Za-z0-9_-]/g, '_');

const address = (server: string, tool: string): string => `mcp__${plain(server)}__${plain(tool)}`;

const rules = (policy: Policy, decisions: readonly string[]): string[] => {
  const named = policy.servers.flatMap(({ key, tools }) =>
    tools.filter(({ decision }) => decisions.includes(decision)).map(({ tool }) => address(key, tool)),
  );
  return [...new Set(named)];
};

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
    version: 'Claude Code 2.1.330',
    checked: '2026-11-22',
  },
  filename: 'settings.json',
  language: 'json',
  install: [
    'Open .claude/settings.json in the project, or ~/.claude/settings.json for every project.',
    'Add the rules to its lists under permissions; use the name that `claude mcp list` shows as the server key.',
    'Run `claude doctor`: one setting that it calls invalid turns off every rule of the file. Then check that /permissions lists the rules.',
  ],
  capabilities: {
    ask: true,
    hide: true,
    unlisted: false,
    deny: true,
    // Longer ones it does not offer, and what has a dropped character passes for another name.
    names: (name) => plain(name) !== '' && name.length <= 128 && name.search(DROPPED) === -1,
    address,
  },
  proof:
    'Checked with a part of the schema; `npm run test:slow` checks it with the whole schema, which the real program prints, and lets the program decide calls.',
  notes: (_, scope) =>
    scope === 'tool'
      ? []
      : [
          'What a project’s own settings allow counts once a person trusts its folder; what they ask about or deny counts at once.',
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
