import { pathToFileURL } from 'node:url';
import { SITE } from '../config.ts';
import type { Page } from '../model/page.ts';
import { entryOf } from './compile.ts';
import { fileAt } from './paths.ts';

interface RouteData {
  component: string;
}

/** What is used of the app that Astro compiles; internal to Astro, so its version is pinned and a test compares. */
interface CompiledApp {
  manifest: { routes: { routeData: RouteData }[] };
  routeCache: { set(route: RouteData, entry: unknown): void };
  setInternals(internals: unknown): void;
  setOptions(options: unknown): void;
  getComponentByRoute(route: RouteData): Promise<unknown>;
  render(request: Request, options: { routeData: RouteData }): Promise<Response>;
}

export type Render = (page: Page) => Promise<string>;

/** Loads compiled templates. The route's cache is seeded with whatever page is current: no list of pages exists. */
export async function loadRenderer(folder: string): Promise<Render> {
  const entry = entryOf(folder);
  if (entry === undefined) throw new Error(`${folder}: no compiled templates. Delete the folder and build again.`);
  const { app } = (await import(pathToFileURL(entry).href)) as { app: CompiledApp };
  app.setInternals({ pagesByKeys: new Map(), inlinedScripts: new Map() });
  app.setOptions({
    allPages: {},
    settings: { scripts: [] },
    logger: { options: { destination: { write: () => true } } },
  });
  const route = app.manifest.routes
    .map(({ routeData }) => routeData)
    .find(({ component }) => component === 'pages/[...path].astro');
  if (route === undefined) throw new Error(`${folder}: the route of the pages is missing.`);
  let current: { params: { path: string | undefined }; props: { page: Page } } | undefined;
  const staticPaths = Object.assign([], { keyed: { get: () => current } });
  app.routeCache.set(route, { mod: await app.getComponentByRoute(route), staticPaths });
  return async (page) => {
    // The template knows nothing of the base: every address that it prints is there already.
    const path = fileAt(page.path);
    current = { params: { path: path || undefined }, props: { page } };
    const response = await app.render(new Request(new URL(encodeURI(`/${path}`), SITE.origin)), { routeData: route });
    if (response.status !== 200) throw new Error(`${page.path}: rendering ended with status ${response.status}`);
    return response.text();
  };
}
