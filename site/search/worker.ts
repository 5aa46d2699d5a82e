import { BASE } from '../client/base.ts';
import { SearchEngine, type Query, type Result } from './engine.ts';

export interface Question {
  id: number;
  query: Query;
}

export type Answer = { id: number; result: Result } | { id: number; error: string };

/** The part of the worker's global scope that is used. */
interface Scope {
  onmessage: ((event: { data: Question }) => void) | null;
  postMessage(answer: Answer): void;
}

const scope = globalThis as unknown as Scope;
const engine = new SearchEngine(load);

scope.onmessage = ({ data: { id, query } }) => {
  engine.search(query).then(
    (result) => scope.postMessage({ id, result }),
    (error: unknown) => scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  );
};

async function load(path: string): Promise<unknown> {
  const response = await fetch(`${BASE}/search-index/${path}`, {
    cache: path === 'root.json' ? 'no-cache' : 'default',
  });
  if (response.ok) return response.json();
  const error = new Error(`The search index could not be read (${response.status}).`);
  if (response.status === 404) error.name = 'NotFound';
  throw error;
}
