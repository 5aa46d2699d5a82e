import { bubblewrap, checkBubblewrap } from './bubblewrap.ts';
import { prepareKit } from './kit.ts';
import { unconfined } from './none.ts';
import type { Sandbox } from './sandbox.ts';

export { NoSandboxError, type Sandbox } from './sandbox.ts';

/**
 * The sandbox of this machine. Throws NoSandboxError, with the remedy, where none can start; runs without one only
 * where `unsafe` says so.
 */
export function openSandbox(cache: string, { unsafe = false } = {}): Sandbox {
  if (unsafe) return unconfined(prepareKit(cache));
  checkBubblewrap();
  return bubblewrap(prepareKit(cache));
}
