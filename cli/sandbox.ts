import { type Command, Option } from 'commander';
import type { Sandbox } from '../crawler/index.ts';

export interface SandboxOptions {
  sandbox?: 'bubblewrap' | 'container' | 'macos';
  unsafeNoSandbox?: boolean;
}

/** Adds the options that say how servers are confined. */
export function withSandboxOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--sandbox <name>', 'confine servers by this, instead of the first that works here').choices([
        'bubblewrap',
        'container',
        'macos',
      ]),
    )
    .addOption(
      new Option('--unsafe-no-sandbox', 'start servers WITHOUT confinement; recorded in what they list').conflicts(
        'sandbox',
      ),
    );
}

/** The sandbox that the options ask for. Throws NoSandboxError where it cannot start here. */
export async function openSandbox(cache: string, options: SandboxOptions): Promise<Sandbox> {
  const crawler = await import('../crawler/index.ts');
  const sandbox = crawler.openSandbox(cache, { unsafe: options.unsafeNoSandbox, name: options.sandbox });
  if (sandbox.name === 'none')
    process.stderr.write('Servers run WITHOUT a sandbox: they can read your files and use the network.\n');
  return sandbox;
}
