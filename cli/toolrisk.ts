#!/usr/bin/env node
import { Command } from 'commander';
import { expectShortLives } from '../classifier/heap.ts';
import { fail, UsageError } from './errors.ts';

const COMMANDS = [
  'run',
  'crawl',
  'classify',
  'build',
  'serve',
  'policy',
  'scan',
  'eval',
  'diff',
  'data',
  'worker',
  'mcp',
] as const;

const program = new Command('toolrisk')
  .description('The open risk catalogue of MCP tools: list, classify, publish, control.')
  .version('0.1.0')
  .showHelpAfterError('(add --help for the options)')
  .exitOverride();

expectShortLives();
try {
  for (const name of COMMANDS) await load(name);
  await program.parseAsync();
} catch (error) {
  fail(error);
}

/** A command file only describes its options; what it does is imported when it runs, so that `--help` is quick. */
async function load(name: (typeof COMMANDS)[number]): Promise<void> {
  const module = (await import(`./${name}.ts`)) as { register?(program: Command): void };
  if (module.register === undefined) throw new UsageError(`cli/${name}.ts has no register()`);
  module.register(program);
}
