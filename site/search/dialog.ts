import './search.css';
import { SearchClient } from './client.ts';
import { readFilters } from './filter-boxes.ts';
import { make, searchForm } from './markup.ts';
import { isEmpty, searchPath, type Asked } from './query-string.ts';
import { allResults, row, summary } from './rows.ts';

const SHOWN = 12;
const { form, field, bar } = searchForm();
const close = make('button', { type: 'button', class: 'search-close', 'aria-label': 'Esc: close search' }, 'Esc');
const status = make('p', { class: 'search-status', role: 'status' });
const list = make('div', { id: 'search-list', class: 'search-list', role: 'listbox', 'aria-label': 'Results' });
const dialog = make(
  'dialog',
  { id: 'search-dialog', class: 'search-dialog', 'aria-label': 'Search the catalogue' },
  form,
  status,
  list,
);
const combobox = {
  id: 'search-field',
  role: 'combobox',
  'aria-autocomplete': 'list',
  'aria-expanded': 'false',
  'aria-controls': 'search-list',
};
for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);
bar.append(close);
document.body.append(dialog);
const client = new SearchClient();
let active = -1;

/** Shows the dialog, ready to type; what was asked before is selected. */
export function openSearch(): void {
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
  if (isEmpty(asked())) void update();
}

const asked = (): Asked => ({ text: field.value, ...readFilters(form) });
const options = () => [...list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];

async function update(): Promise<void> {
  const query = asked();
  if (isEmpty(query)) {
    list.replaceChildren();
    status.textContent = 'Type a tool, a server or what it should do.';
    return activate(-1);
  }
  dialog.setAttribute('aria-busy', 'true');
  try {
    const result = await client.ask({ ...query, limit: SHOWN });
    if (result === undefined) return;
    const rows = [...result.servers, ...result.tools].map(row);
    const shown = rows.length > 0 ? [...rows, allResults(searchPath(query))] : [];
    shown.forEach((option, place) => {
      option.id = `search-option-${place}`;
      option.setAttribute('role', 'option');
      option.tabIndex = -1;
    });
    list.replaceChildren(...shown);
    status.textContent = summary(result);
    activate(rows.length > 0 ? 0 : -1);
  } catch (error) {
    list.replaceChildren();
    status.textContent = `${(error as Error).message} Check the connection and type again.`;
    activate(-1);
  }
  dialog.removeAttribute('aria-busy');
}

function activate(place: number): void {
  active = place;
  options().forEach((option, index) => option.setAttribute('aria-selected', String(index === place)));
  const option = options()[place];
  field.setAttribute('aria-expanded', String(list.childElementCount > 0));
  if (option) {
    field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  } else field.removeAttribute('aria-activedescendant');
}

field.addEventListener('keydown', (event) => {
  // A search field would take the key to empty itself.
  if (event.key === 'Escape' && !event.isComposing) {
    event.preventDefault();
    return dialog.close();
  }
  const last = options().length - 1;
  const places: Record<string, number> = {
    ArrowDown: active >= last ? 0 : active + 1,
    ArrowUp: active <= 0 ? last : active - 1,
    PageDown: Math.min(last, active + 5),
    PageUp: Math.max(0, active - 5),
  };
  const place = places[event.key];
  if (event.isComposing || place === undefined || last < 0) return;
  event.preventDefault();
  activate(place);
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (document.activeElement !== field) return;
  const option = options()[active];
  if (option) option.click();
  else if (!isEmpty(asked())) location.href = searchPath(asked());
});
form.addEventListener('input', () => void update());
list.addEventListener('mousemove', (event) => {
  const place = options().findIndex((option) => option.contains(event.target as Node));
  if (place >= 0 && place !== active) activate(place);
});
list.addEventListener('click', (event) => {
  if ((event.target as Element).closest('a') && !event.ctrlKey && !event.metaKey) dialog.close();
});
close.addEventListener('click', () => dialog.close());
dialog.addEventListener('click', (event) => {
  if (event.target === dialog) dialog.close();
});
