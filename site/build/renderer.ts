import { pathToFileURL } from 'node:url';
import { SITE } from '../config.ts';
import { BETWEEN_PAGES, type Page } from '../model/page.ts';
import { entryOf } from './compile.ts';

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

export type Render = (pages: readonly Page[]) => Promise<string[]>;

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
  let current: { params: { path: string }; props: { pages: readonly Page[] } } | undefined;
  const staticPaths = Object.assign([], { keyed: { get: () => current } });
  app.routeCache.set(route, { mod: await app.getComponentByRoute(route), staticPaths });
  return async (pages) => {
    // The template knows nothing of the base or the address: every address that it prints is in the pages.
    current = { params: { path: 'pages' }, props: { pages } };
    const response = await app.render(new Request(new URL('/pages', SITE.origin)), { routeData: route });
    if (response.status !== 200) throw new Error(`${names(pages)}: rendering ended with status ${response.status}`);
    const texts = (await response.text()).split(BETWEEN_PAGES);
    if (texts.length !== pages.length) throw new Error(`${names(pages)}: rendered as ${texts.length} pages`);
    return texts.map((text) => (text.startsWith(DOCTYPE) ? text : DOCTYPE + text));
  };
}

/** Astro writes it once for each request. */
const DOCTYPE = '<!DOCTYPE html>';

const names = (pages: readonly Page[]) => pages.map(({ path }) => path).join(', ');
