import { isAddress, isOwn } from '../definition/address.ts';
import type { Definition, Place } from '../definition/types.ts';
import { atKey, nameHas, rolesOf } from '../definition/traits.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';
import { EMPTY } from '../text/packed.ts';
import { set, shares } from '../text/set.ts';

const FOREIGN = set(
  'web webpage website internet article news tweet reddit subreddit email mail inbox transcript rss feed blog sms voicemail',
);
const PLATFORMS = set(
  'github gitlab reddit twitter youtube linkedin hackernews hn telegram bluesky mastodon stackoverflow instagram facebook tiktok medium gmail outlook imap x threads wechat xiaohongshu bilibili twitch gerrit miniflux freshrss feedly inoreader discourse forum lemmy quora huggingface hf',
);
const POSTED = set(
  'issue comment pr pull request discussion code content file post thread review note profile user video repository message result search timeline reply commit merge diff repo question answer channel notification stream clip change entry topic',
);
const SEARCHERS = set(
  'brave tavily exa perplexity google duckduckgo bing firecrawl serp serper searxng kagi jina websearch webresearch crawl scrape scraper linkup search1api',
);

/** Those that are no word besides. */
const ENGINES = set('tavily exa perplexity duckduckgo bing firecrawl serper searxng kagi jina brave');
/** `brave_search`, `google_search`; to search Google Maps or Google Play asks a catalogue. */
const asksEngine = ({ nameWords }: Definition) =>
  nameWords.some((word) => ENGINES.has(word)) || (nameWords.length === 2 && nameWords[0] === 'google');
const NETWORKS = set(
  'instagram facebook linkedin tiktok twitter reddit youtube dcard xiaohongshu weibo bilibili douyin zhihu hackernews',
);

/** What others write below something, wherever it is. */
const REMARKS = set('comment review submission mention feedback');
/** What people write to each other, on a server for that. */
const LETTERS = set('message thread reply conversation post dm history');
/** The reader's own settings for it. */
const KEPT = set('account rule sequence template segment domain provider label count');
/** Where most is the reader's own, and what others write there. */
const SHARED = set(
  'zendesk freshdesk chatwoot intercom helpscout gorgias crisp helpdesk zammad bitbucket eventbrite meetup',
);
const BY_OTHERS = set('ticket conversation thread message comment issue request pr event');
/** What is told about something is not what others wrote in it. */
const ABOUT = set(
  'status state metric config configuration style setting permission folder ratio language suggestion draft statistic endpoint version directory code signature verification agent',
);
/** Nor is what is counted of it. */
const COUNTED = set('insight impression reaction metric counter total reach');
/** By these one learns whether something is so. */
const LOOKS = set('wait await check verify assert exists');
/** To check these is to read what came. */
const COMES = set('inbox mention');
const NEW = set('new pending incoming unread');
const comes = (object: readonly string[]) =>
  COMES.has(object.at(-1) ?? '') || (object.at(-1) === 'message' && object.some((noun) => NEW.has(noun)));
/** A browser's own state rather than a page's content. */
const STATE = set(
  'tab cookie window download url context session version user project executor build browser grid license quota count number total kpi test suite capability',
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
    const { kinds, words } = definition.server;
    const corresponds = kinds.has('chat') || kinds.has('mail') || kinds.has('social');
    const reads = actsWith(definition, 'read', 'capture').filter(
      ({ verb, object }) =>
        (!LOOKS.has(verb) || (verb === 'check' && comes(object))) &&
        !ABOUT.has(object.at(-1) ?? '') &&
        !object.some((noun) => COUNTED.has(noun)),
    );
    if (reads.length === 0) return EMPTY;
    const open = reads.find(
      ({ object }) =>
        object.some((noun) => REMARKS.has(noun)) ||
        (object.some((noun) => FOREIGN.has(noun) || (corresponds && LETTERS.has(noun))) &&
          !object.some((noun) => KEPT.has(noun))),
    );
    if (open !== undefined) return placed([open], ['reads-untrusted']);
    if (shares(PLATFORMS, words)) {
      const said = reads.find(
        ({ object }) => object.some((noun) => POSTED.has(noun)) || PLATFORMS.has(object.at(-1) ?? ''),
      );
      if (said !== undefined) return placed([said], ['reads-untrusted']);
    }
    // `instagram_get_user`, on a server that is not Instagram's own: whoever is asked for, it is somebody else.
    const somebody = definition.nameWords.some((word) => NETWORKS.has(word) && !words.has(word))
      ? reads.find(({ object }) => !KEPT.has(object.at(-1) ?? ''))
      : undefined;
    if (somebody !== undefined) return placed([somebody], ['reads-untrusted']);
    if (shares(SHARED, words)) {
      const said = reads.find(({ object }) => BY_OTHERS.has(object.at(-1) ?? ''));
      if (said !== undefined) return placed([said], ['reads-untrusted']);
    }
    if (
      !words.has('map') &&
      !words.has('maps') &&
      (shares(SEARCHERS, words) || asksEngine(definition)) &&
      nameHas(definition, 'search', 'research', 'map', 'extract', 'crawl', 'scrape', 'ask', 'answer')
    )
      return placed([reads[0] as Place], ['reads-untrusted']);
    const url = rolesOf(definition).find(
      ({ role, parameter }) =>
        isAddress(role, parameter, definition) &&
        role === 'url' &&
        parameter.depth === 0 &&
        !parameter.words.some(({ text }) => text === 'base') &&
        !isOwn(parameter, definition),
    );
    if (
      url !== undefined &&
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
    const shown = reads.find(({ object, verb }) => verb !== 'ask' && !object.some((noun) => STATE.has(noun)));
    return kinds.has('browser') && shown !== undefined ? placed([shown], ['reads-untrusted']) : [];
  },
};
