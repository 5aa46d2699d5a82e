import { BASE } from '../client/base.ts';
import { CATEGORIES, RISKS } from './format.ts';

/** The elements of search; made when it is opened, so that no page carries them. */
export interface SearchForm {
  form: HTMLFormElement;
  field: HTMLInputElement;
  bar: HTMLElement;
}

export function searchForm(): SearchForm {
  const field = make('input', {
    name: 'q',
    type: 'search',
    'aria-label': 'Search tools and servers',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '400',
    enterkeyhint: 'search',
    placeholder: 'Search tools and servers',
  });
  const bar = make('div', { class: 'search-bar' }, field);
  const filters = make(
    'div',
    { class: 'search-filters' },
    boxes('Category', 'category', CATEGORIES),
    boxes('Risk', 'risk', [...RISKS.toReversed(), 'unknown']),
  );
  return { form: make('form', { action: `${BASE}/search`, role: 'search' }, bar, filters), field, bar };
}

/** Tick boxes; none ticked means all. */
function boxes(legend: string, name: string, words: readonly string[]): HTMLElement {
  const labels = words.map((word) =>
    make(
      'label',
      {},
      make('input', { type: 'checkbox', name, value: word.toLowerCase() }),
      make('span', {}, `${word[0]!.toUpperCase()}${word.slice(1)}`),
    ),
  );
  return make('fieldset', {}, make('legend', {}, legend), ...labels);
}

/** An element with attributes and children; a string becomes text, never markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
