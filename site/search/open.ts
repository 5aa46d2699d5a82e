import { BASE } from '../client/base.ts';

/**
 * The one script of search that every page has. Opens the dialog by `/`, Ctrl-K or Cmd-K and by every `[data-search]`,
 * and fills the search page; nothing else of search is loaded before that.
 */
let opening: Promise<typeof import('./dialog.ts')> | undefined;

async function open(): Promise<void> {
  opening ??= import('./dialog.ts');
  try {
    (await opening).openSearch();
  } catch {
    location.href = `${BASE}/search`;
  }
}

document.addEventListener('keydown', (event) => {
  const palette =
    event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (!palette && !slash) return;
  event.preventDefault();
  void open();
});

document.addEventListener('click', (event) => {
  const opener = event.target instanceof Element ? event.target.closest('[data-search]') : null;
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  void open();
});

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select') !== null)
  );
}

if (document.querySelector('#search-page')) void import('./page.ts');
