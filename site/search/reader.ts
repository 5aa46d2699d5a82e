import type { Entry, PairEntry, Root, SpellingEntry, WordEntry } from './format.ts';
import { FORMAT } from './format.ts';

/** Fetches one file of the index as JSON. */
export type Load = (path: string) => Promise<unknown>;

/** Reads the index: the root once, every other file when it is first asked for. */
export class IndexReader {
  private readonly load: Load;
  private readonly files = new Map<string, Promise<unknown>>();
  private rootPromise: Promise<Root> | undefined;

  constructor(load: Load) {
    this.load = load;
  }

  root(): Promise<Root> {
    this.rootPromise ??= (this.load('root.json') as Promise<Root>).catch((error: unknown) => {
      this.rootPromise = undefined;
      throw error;
    });
    return this.rootPromise;
  }

  /** A later version may have been published: forget everything. */
  reset(): void {
    this.rootPromise = undefined;
    this.files.clear();
  }

  async word(key: string): Promise<WordEntry | undefined> {
    return (await this.exact(key)) as WordEntry | undefined;
  }

  async pair(key: string): Promise<PairEntry | undefined> {
    return (await this.exact(key)) as PairEntry | undefined;
  }

  async spelling(key: string): Promise<SpellingEntry | undefined> {
    return (await this.exact(key)) as SpellingEntry | undefined;
  }

  /** Entries whose key begins so, from the leaf where they begin and, where they reach its end, the next. */
  async startingWith(prefix: string): Promise<Entry[]> {
    const place = await this.leafOf(prefix);
    const leaf = await this.leaf(place);
    const entries = leaf.filter(([key]) => key.startsWith(prefix));
    if (leaf.at(-1)?.[0].startsWith(prefix) || (leaf.at(-1)?.[0] ?? '') < prefix)
      entries.push(...(await this.leaf(place + 1)).filter(([key]) => key.startsWith(prefix)));
    return entries;
  }

  async list(number: number): Promise<[string, string, string]> {
    return (await this.file(`lists/${number}.json`)) as [string, string, string];
  }

  async block(number: number): Promise<unknown[]> {
    return (await this.file(`docs/${number}.json`)) as unknown[];
  }

  async facet(document: number): Promise<string> {
    const text = (await this.file(`facets/${Math.floor(document / FORMAT.facetChunk)}.json`)) as string;
    return text[document % FORMAT.facetChunk] ?? '';
  }

  private async exact(key: string): Promise<Entry | undefined> {
    const leaf = await this.leaf(await this.leafOf(key));
    return leaf.find(([candidate]) => candidate === key);
  }

  private async leafOf(key: string): Promise<number> {
    const { leaves } = await this.root();
    let low = 0;
    let high = leaves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((leaves[middle] as string) <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  private async leaf(number: number): Promise<Entry[]> {
    const { leaves } = await this.root();
    return number < leaves.length ? ((await this.file(`keys/${number}.json`)) as Entry[]) : [];
  }

  private async file(path: string): Promise<unknown> {
    const { folder } = await this.root();
    const known = this.files.get(path);
    if (known) return known;
    const loading = this.load(`${folder}/${path}`);
    this.files.set(path, loading);
    loading.catch(() => this.files.delete(path));
    return loading;
  }
}
