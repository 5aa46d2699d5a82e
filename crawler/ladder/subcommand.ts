import { furthest, type Rung } from './plan.ts';

/** Subcommands that serve MCP in command lines that do other things too. */
const COMMANDS = ['mcp', 'stdio', 'serve', 'run', 'start'];

/** Adds the subcommand or switch that the server's own words name, or else `mcp`. */
export const subcommand: Rung = (state) => {
  const { args, environment } = furthest(state);
  if (args.some((arg) => COMMANDS.includes(arg) || /^--(?:mcp|stdio)$/.test(arg))) return undefined;
  const words = state.failed.map((failed) => failed.words).join('\n');
  const option = /--(?:mcp|stdio)\b/.exec(words)?.[0];
  const named = COMMANDS.find((command) =>
    new RegExp(`(?:^\\s+|['"\`|])${command}(?:['"\`|]|\\s\\s|$)`, 'm').test(words),
  );
  return { step: 'subcommand', args: [...args, option ?? named ?? 'mcp'], environment };
};
