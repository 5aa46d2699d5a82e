import { UsageError } from './errors.ts';

/** Throws a UsageError where a text is no address of a queue. */
export async function checkQueueAddress(address: string): Promise<void> {
  const { queueAddressFault } = await import('../crawler/queue/index.ts');
  const fault = queueAddressFault(address);
  if (fault !== undefined) throw new UsageError(fault);
}
