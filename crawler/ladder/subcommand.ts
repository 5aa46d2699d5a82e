import { furthest, type Rung } from './plan.ts';

/** Command lines that serve MCP under a subcommand of that name, or under a switch that they mention. */
export const subcommand: Rung = (state) => {
  const { args, environment } = furthest(state);
  if (args.includes('mcp') || args.includes('--mcp') || args.includes('--stdio')) return undefined;
  const words = state.failed.map((failed) => failed.words).join('\n');
  const option = /--(?:mcp|stdio)\b/.exec(words)?.[0];
  return { step: 'subcommand', args: [...args, option ?? 'mcp'], environment };
};
