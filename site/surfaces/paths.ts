import { SITE } from '../config.ts';
import { urls } from '../model/urls.ts';

const { base } = SITE;
const API = `${base}/api/v1`;

/** The addresses of what machines read, beside those of the pages. */
export const paths = {
  entry: `${API}/index.json`,
  servers: `${API}/servers.json`,
  server: (server: string) => `${API}/servers/${server}.json`,
  tool: (server: string, slug: string) => `${API}/tools/${server}/${slug}.json`,
  list: (kind: ListKind, value: string) => `${API}/${kind}/${value.toLowerCase()}.json`,
  attacks: `${API}/attacks.json`,
  taxonomy: `${API}/taxonomy.json`,
  schema: (name: string) => `${API}/schemas/${name}.json`,
  openapi: `${API}/openapi.json`,
  csv: `${API}/tools.csv`,
  /** Page 2 of a list is `<list>/~2.json`: no id begins with a tilde. */
  page: (first: string, page: number) => (page === 1 ? first : first.replace(/\.json$/, `/~${page}.json`)),
  markdown: (page: string) => `${page}.md`,
  feed: { rss: `${base}/changes.xml`, json: `${base}/changes.json` },
  serverFeed: (server: string) => ({
    rss: `${urls.server(server)}/changes.xml`,
    json: `${urls.server(server)}/changes.json`,
  }),
  badge: (server: string) => `${base}/badges/${server}.svg`,
  sitemap: `${base}/sitemap.xml`,
  sitemapPart: (number: number) => `${base}/sitemaps/${number}.xml`,
  robots: `${base}/robots.txt`,
  llms: `${base}/llms.txt`,
} as const;

export const LIST_KINDS = ['risk', 'category', 'effect', 'attack'] as const;
export type ListKind = (typeof LIST_KINDS)[number];
