import { bubblewrap, checkBubblewrap } from './bubblewrap.ts';
import { prepareKit } from './kit.ts';
import type { Sandbox } from './sandbox.ts';

export { NoSandboxError, type Sandbox } from './sandbox.ts';

/** The sandbox of this machine. Throws NoSandboxError, with the remedy, where none can start. */
export function openSandbox(cache: string): Sandbox {
  checkBubblewrap();
  return bubblewrap(prepareKit(cache));
}
