import { createHash } from 'node:crypto';
import { SITE } from '../config.ts';

const { base } = SITE;

/**
 * The addresses of the site, all of them without an ending: `/a/b` is the file `a/b.html` below the site's base.
 * Page 2 of a list is `<list>/~2`: no id and no slug starts with a tilde, so that nothing can collide.
 */
export const urls = {
  home: `${base}/`,
  notFound: `${base}/404`,
  asset: (name: string) => `${base}/assets/${name}`,
  icon: `${base}/favicon.svg`,
  servers: `${base}/servers`,
  server: (server: string) => `${base}/servers/${server}`,
  tool: (server: string, slug: string) => `${base}/servers/${server}/${slug}`,
  risks: `${base}/risk`,
  risk: (risk: string) => `${base}/risk/${risk}`,
  categories: `${base}/categories`,
  category: (category: string) => `${base}/categories/${category.toLowerCase()}`,
  effects: `${base}/effects`,
  effect: (effect: string) => `${base}/effects/${effect}`,
  attacks: `${base}/attacks`,
  attack: (slug: string) => `${base}/attacks/${slug}`,
  methodology: `${base}/methodology`,
  signal: (signal: string) => `${base}/methodology#${signal}`,
  taxonomy: `${base}/taxonomy`,
  coverage: `${base}/coverage`,
  changes: `${base}/changes`,
  stack: `${base}/stack`,
  about: `${base}/about`,
  search: `${base}/search`,
  page: (list: string, page: number) => (page === 1 ? list : `${list}/~${page}`),
} as const;

/**
 * One URL segment for each tool of a server, in the order of its list: lower case, `_` becomes `-`, `.` kept.
 * A name that yields nothing, or the same segment as an earlier one, gets a piece of its own hash.
 */
export function toolSlugs(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, position) => {
    const plain = slug(name);
    let candidate = plain;
    for (let salt = 0; candidate === '' || taken.has(candidate); salt += 1) {
      const hash = createHash('sha256')
        .update(salt === 0 ? name : `${name}\n${position}\n${salt}`)
        .digest('hex');
      candidate = [plain || 'tool', hash.slice(0, 8)].join('-');
    }
    taken.add(candidate);
    return candidate;
  });
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 80)
    .replace(/^[.-]+|[.-]+$/g, '');
}
