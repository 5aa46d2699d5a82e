import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface PublishedPage {
  path: string;
  html: string;
}

/** Every page of a built site, by its address. */
export function publishedPages(out: string): PublishedPage[] {
  return readdirSync(out, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const name = relative(out, file).replace(/\.html$/, '');
      return { path: name === 'index' ? '/' : `/${name}`, html: readFileSync(file, 'utf8') };
    });
}

/** What a reader reads: no markup, character references decoded. */
export function textOf(html: string): string {
  return decode(
    html
      .replace(/<(script|style|svg)\b[^]*?<\/\1>/g, ' ')
      .replace(/<\/h\d>/g, ' | ')
      .replace(
        /<\/?(?:p|div|li|h\d|td|th|tr|section|dt|dd|pre|ul|ol|table|br|summary|label|option|a|span|q)\b[^>]*>/g,
        ' ',
      )
      .replace(/<[^>]+>/g, ''),
  );
}

export const decode = (text: string): string =>
  !text.includes('&')
    ? text
    : text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
        .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
        .replaceAll('&amp;', '&');

/** The parts of a page that we wrote: foreign texts (definitions, parameter tables, quotations, code) taken out. */
export function ownText(html: string): string {
  return textOf(
    html
      .replace(/<(q|code|pre|mark)\b[^]*?<\/\1>/g, ' X ')
      .replace(/<div class="definition">[^]*?<\/section>/g, ' ')
      .replace(/<table class="parameters">[^]*?<\/table>/g, ' ')
      .replace(/<p class="says[^]*?<\/p>/g, ' ')
      .replace(/“[^”]*”/g, ' X '),
  );
}
