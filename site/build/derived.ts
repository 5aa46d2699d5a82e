import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../data/store/index.ts';
import { SITE } from '../config.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { urls } from '../model/urls.ts';
import { buildSearchIndex } from '../search/build-index.ts';
import { planSurfaces, writeSurfaces, type ServerSurfaces, type SurfacesOptions } from '../surfaces/index.ts';
import { hash } from './paths.ts';
import { keyOf } from './sources.ts';

/** What is made of the records beside the pages: the search index, and what machines read. */
export class Derived {
  /** What all of it is made from. */
  readonly key: string;
  readonly #options: SurfacesOptions;
  readonly #plan: ReturnType<typeof planSurfaces> | undefined;
  readonly #wanted: ReadonlySet<string>;
  readonly #made = new Map<string, ServerSurfaces>();

  constructor(
    { store, out, catalogue }: { store: Store; out: string; catalogue: Catalogue },
    madeFrom: readonly string[],
    before: string | undefined,
  ) {
    this.key = hash(keyOf(['site/search', 'site/surfaces'], []), ...madeFrom);
    this.#options = { store, out, baseUrl: SITE.origin, resembling: catalogue.resembling };
    const stands = ['search-index/root.json', 'api/v1/index.json'].every((file) => existsSync(join(out, file)));
    this.#plan = stands && before === this.key ? undefined : planSurfaces(this.#options);
    this.#wanted = new Set(this.#plan?.servers.filter(({ upToDate }) => !upToDate).map(({ id }) => id));
  }

  /** Whether what machines read of a server is to be made, which is cheapest while its pages are. */
  wants(id: string): boolean {
    return this.#wanted.has(id);
  }

  take(id: string, made: ServerSurfaces | undefined): void {
    if (made) this.#made.set(id, made);
  }

  /** Writes what is not up to date; `pages` are the addresses of those that belong to no server. */
  write(pages: readonly string[], onStage: (stage: string) => void): void {
    if (this.#plan === undefined) return;
    const { store, out } = this.#options;
    onStage('search index');
    buildSearchIndex({ store, out });
    onStage('surfaces');
    const addresses = pages.filter((path) => path !== urls.notFound && path !== urls.search);
    writeSurfaces({ ...this.#options, pages: addresses }, this.#plan, this.#made);
  }
}
