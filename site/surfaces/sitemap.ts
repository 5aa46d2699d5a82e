import { xmlText } from './foreign.ts';
import { paths } from './paths.ts';

export interface Address {
  path: string;
  /** The day on which what the page shows last changed. */
  day?: string;
}

const PART = 50_000;

/** The sitemap's parts and the index that names them. */
export function* sitemap(addresses: readonly Address[], baseUrl: string): Generator<[path: string, text: string]> {
  const parts: string[] = [];
  for (let start = 0; start < addresses.length || parts.length === 0; start += PART) {
    const path = paths.sitemapPart(parts.length + 1);
    const lines = addresses
      .slice(start, start + PART)
      .map(
        ({ path: page, day }) =>
          `<url><loc>${xmlText(baseUrl + encodeURI(page))}</loc>${day === undefined ? '' : `<lastmod>${day}</lastmod>`}</url>`,
      );
    parts.push(path);
    yield [path, xml('urlset', lines)];
  }
  yield [
    paths.sitemap,
    xml(
      'sitemapindex',
      parts.map((path) => `<sitemap><loc>${xmlText(baseUrl + path)}</loc></sitemap>`),
    ),
  ];
}

function xml(root: string, lines: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...lines,
    `</${root}>`,
    '',
  ].join('\n');
}

export function robots(baseUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}${paths.sitemap}\n`;
}
