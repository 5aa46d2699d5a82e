import { setFlagsFromString } from 'node:v8';

/**
 * For programs that judge many tools. What is made for a batch of tools lives until the batch is done, which the engine takes for
 * long: it would then make all of that kind in the part of the heap that is seldom cleared, and clear it for a third of the time.
 */
export function expectShortLives(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
