import type { Query, Result } from './engine.ts';
import type { Answer, Question } from './worker.ts';

/** Asks the worker; only the newest question is answered, older ones resolve to undefined. */
export class SearchClient {
  private worker: Worker | undefined;
  private newest = 0;
  private waiting: { id: number; resolve(result: Result | undefined): void; reject(error: Error): void } | undefined;

  ask(query: Query): Promise<Result | undefined> {
    this.worker ??= this.start();
    this.waiting?.resolve(undefined);
    const id = (this.newest += 1);
    return new Promise((resolve, reject) => {
      this.waiting = { id, resolve, reject };
      this.worker?.postMessage({ id, query } satisfies Question);
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== this.waiting?.id) return;
      if ('error' in data) this.waiting.reject(new Error(data.error));
      else this.waiting.resolve(data.result);
      this.waiting = undefined;
    };
    worker.onerror = () => {
      this.waiting?.reject(new Error('Search could not be started.'));
      this.waiting = undefined;
      this.worker = undefined;
    };
    return worker;
  }
}
