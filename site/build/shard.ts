import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store } from '../../data/store/index.ts';
import type { ResemblingServer } from '../../classifier/names/listed.ts';
import type { Attack } from '../../data/schema/index.ts';
import type { Page } from '../model/page.ts';
import { serverPage } from '../model/server.ts';
import { laterToolPages } from '../model/server-tools.ts';
import { serverView } from '../model/server-view.ts';
import { summarise } from '../model/summary.ts';
import { toolPage, type ToolModel } from '../model/tool.ts';
import { fileOf, hash } from './paths.ts';
import { put } from './put.ts';
import { SITE } from '../config.ts';
import { serverRecord } from '../surfaces/record.ts';
import { writeServer, type ServerSurfaces } from '../surfaces/server.ts';
import { readRecords, recordsKey } from './records.ts';
import { loadRenderer, type Render } from './renderer.ts';

/** What a shard is told once. */
export interface Setup {
  store: string;
  out: string;
  templates: string;
  /** Part of every digest: changes when the templates do. */
  templateKey: string;
}

/** What the pages of one server show of other servers; their only input beside the server's own records. */
export interface ServerContext {
  id: string;
  /** Key of the records that the lists were made from. */
  records: string;
  related: readonly Pick<ToolModel, 'same' | 'safer'>[];
  similar: readonly { id: string; name: string; shared: number }[];
  resembling: readonly ResemblingServer[];
}

export type Digests = Record<string, string>;

/** With `surfaces`, what machines read of the server is made of the same records. */
export type Job =
  { pages: readonly Page[]; before: Digests } | { server: ServerContext; before: Digests; surfaces: boolean };

export interface Done {
  digests: Digests;
  written: number;
  surfaces?: ServerSurfaces;
}

/** Pages that are rendered at once: what a request costs is paid once for all of them. */
const TOGETHER = 16;

/** Renders pages and writes those that changed; one process runs one shard. */
export class Shard {
  readonly #setup: Setup;
  readonly #store: Store;
  readonly #attacks: readonly Attack[];
  readonly #render: Render;

  private constructor(setup: Setup, render: Render) {
    this.#setup = setup;
    this.#store = openStore(setup.store);
    this.#attacks = [...this.#store.attacks.records()];
    this.#render = render;
  }

  static async start(setup: Setup): Promise<Shard> {
    return new Shard(setup, await loadRenderer(setup.templates));
  }

  async run(job: Job): Promise<Done> {
    const { pages, surfaces } = 'pages' in job ? { pages: job.pages } : this.#made(job);
    const digests: Digests = {};
    const changed: Page[] = [];
    for (const page of pages) {
      const digest = hash(this.#setup.templateKey, JSON.stringify(page));
      digests[page.path] = digest;
      if (job.before[page.path] !== digest || !existsSync(this.#fileOf(page))) changed.push(page);
    }
    let written = 0;
    for (let at = 0; at < changed.length; at += TOGETHER) {
      const together = changed.slice(at, at + TOGETHER);
      const texts = await this.#render(together);
      together.forEach((page, index) => (written += Number(put(this.#fileOf(page), texts[index]!))));
    }
    return { digests, written, ...(surfaces && { surfaces }) };
  }

  #fileOf({ path }: Page): string {
    return join(this.#setup.out, fileOf(path));
  }

  #made({ server, surfaces }: Extract<Job, { server: ServerContext }>): { pages: Page[]; surfaces?: ServerSurfaces } {
    const { id, records: key, related, similar, resembling } = server;
    if (recordsKey(this.#store, id) !== key)
      throw new Error(`${id}: its records changed while the site was built. Build again.`);
    const records = readRecords(this.#store, id);
    const summary = summarise(records, this.#attacks);
    const view = serverView(records, summary);
    const pages = [
      serverPage(records, summary, view, { similar, resembling }),
      ...(view === undefined ? [] : laterToolPages(summary)),
      ...(view === undefined ? [] : summary.tools).map((_, index) =>
        toolPage(view!, index, { ...(related[index] ?? { same: [], safer: [] }), resembling }, this.#attacks),
      ),
    ];
    if (!surfaces) return { pages };
    const { out } = this.#setup;
    const record = serverRecord(records, this.#attacks, resembling);
    return { pages, surfaces: writeServer(record, { out, baseUrl: SITE.origin }, view?.policies) };
  }
}
