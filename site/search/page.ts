import './search.css';
import { SearchClient } from './client.ts';
import { readFilters, writeFilters } from './filter-boxes.ts';
import { make, searchForm } from './markup.ts';
import { isEmpty, readAsked, searchPath, type Asked } from './query-string.ts';
import { row, summary } from './rows.ts';

const STEP = 20;
const { form, field, bar } = searchForm();
const status = make('p', { id: 'search-page-status', class: 'search-status', role: 'status' });
const list = make('ol', { id: 'search-page-list', class: 'search-list' });
const more = make('button', { class: 'search-more', type: 'button' }, 'More results');
form.classList.add('search-sheet');
bar.append(make('button', { type: 'submit' }, 'Search'));
document.querySelector('#search-page')!.replaceChildren(form, status, list, more);
const client = new SearchClient();
let limit = STEP;
let pause: ReturnType<typeof setTimeout> | undefined;

const asked = (): Asked => ({ text: field.value, ...readFilters(form) });

async function show(): Promise<void> {
  const query = asked();
  if (isEmpty(query)) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = 'Type a tool, a server or what it should do.';
    return;
  }
  status.textContent = 'Searching…';
  try {
    const result = await client.ask({ ...query, limit });
    if (result === undefined) return;
    const items = [...result.servers, ...result.tools].map((hit) => {
      const item = document.createElement('li');
      item.append(row(hit));
      return item;
    });
    list.replaceChildren(...items);
    more.hidden = !result.more;
    status.textContent = summary(result);
  } catch (error) {
    list.replaceChildren();
    more.hidden = true;
    status.textContent = `${(error as Error).message} Check the connection and press Enter to try again.`;
  }
}

function changed(remember: 'replace' | 'push'): void {
  limit = STEP;
  const path = searchPath(asked());
  if (path !== location.pathname + location.search)
    history[remember === 'push' ? 'pushState' : 'replaceState'](null, '', path);
  void show();
}

function readAddress(): void {
  const query = readAsked(location.search);
  field.value = query.text;
  writeFilters(form, query);
  limit = STEP;
  void show();
}

form.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => changed('replace'), 120);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  changed('push');
});
more.addEventListener('click', () => {
  limit += STEP;
  void show();
});
addEventListener('popstate', readAddress);
readAddress();
