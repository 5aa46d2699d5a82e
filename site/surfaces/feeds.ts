import type { ChangeRow } from '../model/changes.ts';
import { plain } from '../model/text.ts';
import { xmlText } from './foreign.ts';

/** What a feed is about. */
export interface Feed {
  title: string;
  description: string;
  /** Path of the page and of the feed itself. */
  page: string;
  self: string;
}

export const FEED_LENGTH = 100;

/** RSS 2.0, newest first. Days become midnight UTC, since no time of day is recorded. */
export function rss(feed: Feed, rows: readonly ChangeRow[], baseUrl: string): string {
  const items = rows
    .slice(0, FEED_LENGTH)
    .map((row, place) =>
      [
        '<item>',
        `<title>${xmlText(titleOf(row))}</title>`,
        `<link>${xmlText(baseUrl + row.href)}</link>`,
        `<guid isPermaLink="false">${xmlText(idOf(row, rows, place))}</guid>`,
        `<pubDate>${new Date(`${row.date}T00:00:00Z`).toUTCString()}</pubDate>`,
        `<description>${xmlText(row.text)}</description>`,
        '</item>',
      ].join('\n'),
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${xmlText(feed.title)}</title>`,
    `<link>${xmlText(baseUrl + feed.page)}</link>`,
    `<description>${xmlText(feed.description)}</description>`,
    '<language>en</language>',
    `<atom:link href="${xmlText(baseUrl + feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...items,
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

/** JSON Feed 1.1 with the same items. */
export function jsonFeed(feed: Feed, rows: readonly ChangeRow[], baseUrl: string): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: plain(feed.title),
    description: plain(feed.description),
    home_page_url: baseUrl + feed.page,
    feed_url: baseUrl + feed.self,
    language: 'en',
    items: rows.slice(0, FEED_LENGTH).map((row, place) => ({
      id: idOf(row, rows, place),
      url: baseUrl + row.href,
      title: titleOf(row),
      content_text: row.text,
      date_published: `${row.date}T00:00:00Z`,
      ...(row.warns && { tags: ['warning'] }),
    })),
  })}\n`;
}

const titleOf = ({ serverName, tool, text }: ChangeRow) =>
  tool === '' ? `${serverName}: ${text}` : `${serverName}, ${tool}: ${text}`;

/** Stays the same when newer changes arrive: counts equal changes of one day from the oldest. */
function idOf(row: ChangeRow, rows: readonly ChangeRow[], place: number): string {
  const same = (other: ChangeRow) =>
    other.date === row.date && other.server === row.server && other.tool === row.tool && other.text === row.text;
  const older = rows.slice(place + 1).filter(same).length;
  return [row.server, row.tool, row.date, row.text, ...(older > 0 ? [older] : [])].join(' ');
}
