import type { Command } from 'commander';
import { openRecords } from './records.ts';

/** `toolrisk data check`: every record against its schema, every reference against its record. */
export function register(program: Command): void {
  const data = program.command('data').description('Look after the records of the catalogue');
  data
    .command('check')
    .description('Validate every record and every reference between records')
    .option('--data <folder>', 'the folder of the records')
    .option('--json', 'print the problems as JSON')
    .option('--quiet', 'print nothing, only set the exit code')
    .action(check);
}

async function check(options: { data?: string; json?: boolean; quiet?: boolean }): Promise<void> {
  const { checkStore } = await import('../data/store/index.ts');
  const { problems, records } = checkStore(await openRecords(options.data));
  const errors = problems.filter(({ level }) => level === 'error').length;
  if (options.json) process.stdout.write(`${JSON.stringify({ records, problems }, null, 2)}\n`);
  else if (!options.quiet) {
    for (const { level, record, fault, remedy } of problems)
      process.stdout.write(`${level}: ${record}: ${fault}; ${remedy}\n`);
    process.stdout.write(`${records} records checked, ${errors} wrong, ${problems.length - errors} to review\n`);
  }
  if (errors > 0) process.exitCode = 1;
}
