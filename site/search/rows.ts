import type { Hit, Result } from './engine.ts';

/** One result as an element; every text is set as text, never as markup. */
export function row(hit: Hit): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = hit.path;
  link.className = `search-row search-${hit.kind}`;
  const head = part('span', 'search-head');
  head.append(part('span', 'search-name', visible(hit.name)));
  if (hit.kind === 'server') head.append(part('span', 'search-kind', 'server'));
  else {
    const risk = part('span', 'search-risk', riskWords(hit.risk ?? null));
    risk.dataset['risk'] = hit.risk ?? 'unknown';
    head.append(
      part('span', 'search-where', hit.serverName),
      risk,
      part('span', 'search-category', hit.category ?? ''),
    );
  }
  link.append(head);
  if (hit.text !== '') link.append(part('span', 'search-text', visible(hit.text)));
  return link;
}

/** The last row of the dialog: the same query on a page of its own. */
export function allResults(path: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = path;
  link.className = 'search-row search-all';
  link.textContent = 'All results on one page';
  return link;
}

/** What is said under the field: to the eye and to a screen reader. */
export function summary(result: Result): string {
  const { servers, tools, more, corrected } = result;
  const found = servers.length + tools.length;
  if (found === 0) return 'Nothing found. Try fewer or other words, or drop a filter.';
  const toolWords = `${more ? 'More than ' : ''}${tools.length} ${tools.length === 1 ? 'tool' : 'tools'}`;
  const serverWords = servers.length === 0 ? '' : `${servers.length} ${servers.length === 1 ? 'server' : 'servers'}, `;
  const instead = corrected === undefined ? '' : ` Showing results for “${corrected}”.`;
  return `${serverWords}${toolWords}.${instead}`;
}

const riskWords = (risk: string | null) => (risk === null ? 'unknown risk' : `${risk} risk`);

/** Invisible and direction-changing characters become a mark that can be seen. */
const visible = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '\u{FFFD}');

function part(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  if (text !== '') element.dir = 'auto';
  return element;
}
