import { remember, remembered } from './theme.ts';
import { download } from './copy.ts';

// The panel as it stands is the recommended policy for the first target. Anything else is computed in the browser,
// by code and records that load only when they are needed.
const panel = document.querySelector<HTMLElement>('[data-policy]')!;
const form = panel.querySelector<HTMLFormElement>('[data-choices]')!;
const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
const server = panel.dataset.server!;
const part = <E extends HTMLElement>(name: string) => panel.querySelector<E>(`[data-${name}]`)!;

for (const name of ['target', 'posture']) {
  const kept = remembered(name);
  const select = field(name) as HTMLSelectElement;
  if (kept !== undefined && [...select.options].some(({ value }) => value === kept)) select.value = kept;
}
form.hidden = false;
const save = part<HTMLButtonElement>('download');
save.hidden = false;
save.addEventListener('click', () => download(part('filename').textContent!, part('text').textContent!));
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => {
  remember('target', field('target').value);
  remember('posture', field('posture').value);
  void show();
});
if (field('target').value !== panel.dataset.target || field('posture').value !== panel.dataset.posture) void show();

async function show(): Promise<void> {
  try {
    const { policyFor } = await import('./policy.ts');
    const tool = panel.dataset.tool === undefined ? undefined : Number(panel.dataset.tool);
    const made = await policyFor({
      server,
      tool,
      target: field('target').value,
      posture: field('posture').value,
      key: field('key').value.trim() || server,
    });
    part('text').textContent = made.text;
    part('filename').textContent = made.filename;
    part('fragment').hidden = !made.fragment;
    part('where').textContent = made.where;
    part<HTMLAnchorElement>('documentation').href = made.documentation;
    part('sentence').replaceChildren(...made.sentences.flatMap((sentence) => [...spans(sentence), ' ']));
    part('notes').replaceChildren(...(made.notes.length > 0 ? [bullets(made.notes)] : []));
    part('install').replaceChildren(...made.install.map((step) => item(step)));
  } catch (error) {
    part('sentence').textContent =
      `The policy could not be computed: ${(error as Error).message} Reload the page to try again.`;
  }
}

/** Text with `code` between backticks; what is foreign stays text. */
function spans(text: string): (string | HTMLElement)[] {
  return text.split(/`([^`]*)`/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const code = document.createElement('code');
    code.textContent = piece;
    return code;
  });
}

function item(text: string): HTMLElement {
  const element = document.createElement('li');
  element.append(...spans(text));
  return element;
}

function bullets(notes: readonly string[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'notes';
  list.append(...notes.map(item));
  return list;
}
