import type { Limits } from '../limits.ts';
import { descendants, residentBytes } from './process-tree.ts';

/** Where no control group can be made: looks four times a second, and says once when a limit is passed. */
export function watchTree(
  root: number,
  limits: Pick<Limits, 'memoryBytes' | 'processes'>,
  exceeded: (what: string) => void,
): () => void {
  const timer = setInterval(() => {
    const tree = descendants(root);
    const resident = tree.reduce((sum, pid) => sum + residentBytes(pid), 0);
    if (resident > limits.memoryBytes) exceeded('used more memory than allowed');
    else if (tree.length > limits.processes) exceeded('started more processes than allowed');
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}
