import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '../../crawler/queue/index.ts';
import { listed, PACE_OF_TESTS } from './servers.ts';

/** A worker of its own: lists slowly, notes each crawl in a file, dies of the server `poison`. */
const [address = '', journal = ''] = process.argv.slice(2);
const queue = await openQueue(address, { connections: 3, pace: PACE_OF_TESTS });
process.stdout.write('ready\n');
await queue.work({
  concurrency: 3,
  crawl: async (server) => {
    appendFileSync(journal, `${server.id}\n`);
    if (server.id === 'poison') process.kill(process.pid, 'SIGKILL');
    await sleep(150 + Math.random() * 300);
    return listed(server, 3);
  },
});
