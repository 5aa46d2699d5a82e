import { Shard, type Job, type Setup } from './shard.ts';

// One process of a sharded build: the first message sets it up, each further one is a job.
let shard: Promise<Shard> | undefined;

process.on('message', (message: { setup: Setup } | { job: Job }) => {
  if ('setup' in message) {
    shard = Shard.start(message.setup);
    shard.then(() => tell({ ready: true }), fail);
  } else shard!.then((one) => one.run(message.job)).then((done) => tell({ done }), fail);
});
process.on('disconnect', () => process.exit(0));

/** Nobody listens any more where another process has failed. */
function tell(message: object): void {
  process.send!(message, undefined, undefined, () => undefined);
}

function fail(error: unknown): void {
  tell({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
