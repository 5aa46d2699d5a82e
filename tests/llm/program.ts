import { Command } from 'commander';
import { register } from '../../cli/classify.ts';
import { fail } from '../../cli/errors.ts';

/** The command line with its classify command alone, so that a test of it needs none of the others. */
const program = new Command('toolrisk').exitOverride();
register(program);
try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}
