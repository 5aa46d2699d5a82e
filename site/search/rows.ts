import type { Hit, Result } from './engine.ts';
import { make } from './markup.ts';

/** One result as a link. */
export function row(hit: Hit): HTMLAnchorElement {
  const name = make('span', { class: 'search-name', dir: 'auto' }, visible(hit.name));
  const head = make('span', { class: 'search-head' }, name, ...(hit.kind === 'server' ? [serverMark()] : verdict(hit)));
  const link = make('a', { class: `search-row search-${hit.kind}`, href: hit.path }, head);
  if (hit.text !== '') link.append(make('span', { class: 'search-text', dir: 'auto' }, visible(hit.text)));
  return link;
}

/** The last row of the dialog: the same query on a page of its own. */
export function allResults(path: string): HTMLAnchorElement {
  return make('a', { class: 'search-row search-all', href: path }, 'All results on one page');
}

/** What is said under the field: to the eye and to a screen reader. */
export function summary(result: Result): string {
  const { servers, tools, more, corrected } = result;
  if (servers.length + tools.length === 0) return 'Nothing found. Try fewer or other words, or drop a filter.';
  const moreThan = servers.length === 0 ? 'More than ' : 'more than ';
  const toolWords = `${more ? moreThan : ''}${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}`;
  const serverWords = servers.length === 0 ? '' : `${servers.length} ${servers.length === 1 ? 'server' : 'servers'}, `;
  const instead = corrected === undefined ? '' : ` Showing results for “${corrected}”.`;
  return `${serverWords}${toolWords}.${instead}`;
}

const serverMark = () => make('span', { class: 'cat' }, 'Server');

function verdict({ serverName, risk, category }: Hit): HTMLElement[] {
  const words = risk ? `${risk[0]!.toUpperCase()}${risk.slice(1)} risk` : 'Not enough information';
  return [
    make('span', { class: 'search-where', dir: 'auto' }, visible(serverName)),
    make('span', { class: `risk r-${risk ?? 'unknown'}` }, words),
    make('span', { class: 'cat' }, category ?? ''),
  ];
}

/** Invisible and direction-changing characters become a mark that can be seen. */
const visible = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '\u{FFFD}');
