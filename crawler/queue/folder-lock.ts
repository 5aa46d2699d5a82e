import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/**
 * Keeps a second process from opening an embedded database, which would destroy it. A lock left behind by a process
 * that was killed is taken over. Returns how to give it back.
 */
export function lockFolder(folder: string): () => void {
  const path = `${folder}.lock`;
  for (let attempt = 0; ; attempt += 1)
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
      const holder = Number(readFileSync(path, 'utf8'));
      if (holder > 0 && isAlive(holder))
        throw new Error(
          `${folder} is in use by process ${holder}. Wait for it, or use PostgreSQL for several processes.`,
        );
      rmSync(path, { force: true });
    }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
