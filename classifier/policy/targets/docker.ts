import type { Policy } from '../types.ts';
import { defineTarget } from './define.ts';

/** Names that neither a shell nor the list `server:tool` could misread. */
const isPlain = (name: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,299}$/.test(name);

function command(policy: Policy): string {
  const servers = policy.servers
    .map(({ key, tools }) => ({
      key,
      names: tools.filter(({ decision }) => decision === 'allow').map(({ tool }) => tool),
    }))
    .filter(({ names, key }) => names.length > 0 && isPlain(key));
  if (servers.length === 0) return '# The policy allows no tool without a person: do not start the gateway.\n';
  const lines = [
    'docker mcp gateway run',
    ...servers.map(({ key }) => `--servers ${key}`),
    ...servers.flatMap(({ key, names }) => names.map((name) => `--tools ${key}:${name}`)),
  ];
  return `${lines.join(' \\\n  ')}\n`;
}

/** Docker’s MCP gateway. */
export const docker = defineTarget({
  id: 'docker',
  name: 'Docker MCP gateway',
  called: 'Docker’s MCP gateway',
  documentation: {
    url: 'https://docs.docker.com/reference/cli/docker/mcp/gateway/run/',
    version: 'commit 2bd20fe8',
    checked: '2026-11-21',
  },
  filename: 'gateway.sh',
  language: 'sh',
  install: [
    'Save the text as gateway.sh; servers are named as `docker mcp server ls` shows them.',
    'Let the client start it with `sh gateway.sh` instead of the servers.',
    'List the tools in the client: only those that the command names are left.',
  ],
  capabilities: {
    ask: false,
    hide: true,
    unlisted: true,
    deny: true,
    names: isPlain,
  },
  proof: 'Checked with a parser of our own for the command, made from the documentation: no loader is published.',
  notes: (policy) =>
    policy.servers
      .filter(({ tools }) => !tools.some(({ decision }) => decision === 'allow'))
      .map(({ key }) => `\`${key}\`: left out, since it would have no tool; without --tools a server has them all.`),
  files: (policy, scope) => [
    {
      text: command(policy),
      filename: 'gateway.sh',
      language: 'sh',
      where:
        scope === 'tool'
          ? 'Add the --tools line to the command that starts the gateway.'
          : 'The command that starts the gateway.',
    },
  ],
});
