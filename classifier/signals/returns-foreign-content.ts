import type { Place } from '../definition/types.ts';
import { atKey, nameHas, rolesOf } from '../definition/traits.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';

const set = (text: string) => new Set(text.split(' '));
const FOREIGN = set(
  'web webpage website internet html article news tweet reddit subreddit email mail inbox transcript rss feed blog',
);
const PLATFORMS = set(
  'github gitlab reddit twitter youtube linkedin hackernews hn telegram bluesky mastodon stackoverflow instagram facebook tiktok medium gmail outlook imap x threads wechat xiaohongshu bilibili',
);
const POSTED = set(
  'issue comment pr pull request discussion code content file post thread review note profile user video repository message result search timeline reply commit merge diff repo question answer channel notification',
);
const SEARCHERS = set(
  'brave tavily exa perplexity google duckduckgo bing firecrawl serp serper searxng kagi jina websearch webresearch crawl scrape scraper linkup search1api',
);

export const returnsForeignContent: Signal = {
  id: 'returns-foreign-content',
  short: 'It returns content that third parties wrote.',
  why: 'Foreign text can carry instructions to the model that reads it.',
  remedy: 'Do not combine it with private data and a way out in one session.',
  lifecycle: 'stable',
  senses: senses('read', 'capture'),
  examples: {
    fires: { name: 'read_page', description: 'Read a web page.' },
    spares: { name: 'add', description: 'Add two numbers.' },
  },
  match(definition) {
    const reads = actsWith(definition, 'read', 'capture').filter(({ verb }) => verb !== 'wait' && verb !== 'await');
    const open = reads.find(({ object }) => object.some((noun) => FOREIGN.has(noun)));
    if (open !== undefined) return placed([open], ['reads-untrusted']);
    if (reads.length > 0 && [...definition.server.words].some((word) => PLATFORMS.has(word))) {
      const said = reads.find(({ object }) => object.some((noun) => POSTED.has(noun)));
      if (said !== undefined) return placed([said], ['reads-untrusted']);
    }
    if (
      reads.length > 0 &&
      [...definition.server.words].some((word) => SEARCHERS.has(word)) &&
      nameHas(definition, 'search', 'research', 'map', 'extract', 'crawl', 'scrape', 'ask', 'answer')
    )
      return placed([reads[0] as Place], ['reads-untrusted']);
    const url = rolesOf(definition).find(({ role, parameter }) => role === 'url' && parameter.depth === 0);
    if (
      url !== undefined &&
      reads.length > 0 &&
      nameHas(
        definition,
        'fetch',
        'scrape',
        'crawl',
        'url',
        'extract',
        'read',
        'map',
        'http',
        'request',
        'download',
        'html',
        'get',
      )
    )
      return placed([atKey(url.parameter)], ['reads-untrusted']);
    return definition.server.kinds.has('browser') && reads.length > 0
      ? placed([reads[0] as Place], ['reads-untrusted'])
      : [];
  },
};
