import { Command } from 'commander';
import { fail } from '../../cli/errors.ts';
import { register } from '../../cli/mcp.ts';

/** The command alone, so that it is tested whatever the others do. */
const program = new Command('toolrisk').version('0.0.0').exitOverride();
register(program);
await program.parseAsync().catch(fail);
