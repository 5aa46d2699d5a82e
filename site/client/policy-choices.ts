import { remember, remembered } from './theme.ts';
import { download } from './copy.ts';
import { bullets, item, spans } from './sentences.ts';
import type { OwnValues } from './values.ts';

// The panel as it stands is the recommended policy for the first target, which names no argument and so uses none of
// the reader's own values. Anything else is computed in the browser,
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
const more = panel.querySelector<HTMLButtonElement>('[data-show]');
if (more) {
  more.hidden = false;
  more.addEventListener('click', () => void show());
}
if (field('target').value !== panel.dataset.target || field('posture').value !== panel.dataset.posture) void show();

let own: OwnValues | undefined;

async function show(): Promise<void> {
  try {
    const { ownValues, policyFor } = await import('./policy.ts');
    own ??= ownValues(part('values'), () => void show());
    const tool = panel.dataset.tool === undefined ? undefined : Number(panel.dataset.tool);
    const made = await policyFor({
      server,
      tool,
      target: field('target').value,
      posture: field('posture').value,
      key: field('key').value.trim() || server,
      values: own.current(),
    });
    own.showFor(made.policy);
    part('text').textContent = made.text;
    part('code').hidden = false;
    panel.querySelector('[data-long]')?.remove();
    part('filename').textContent = made.filename;
    part('fragment').hidden = !made.fragment;
    part('where').textContent = made.where;
    part<HTMLAnchorElement>('documentation').href = made.documentation;
    part('sentence').replaceChildren(...made.sentences.flatMap((sentence) => [...spans(sentence), ' ']));
    part('notes').replaceChildren(...notes(made.notes));
    part('install').replaceChildren(...made.install.map((step) => item(step)));
  } catch (error) {
    part('sentence').textContent =
      `The policy could not be computed: ${(error as Error).message} Reload the page to try again.`;
  }
}

/** A long list of notes is folded. */
function notes(list: readonly string[]): HTMLElement[] {
  if (list.length === 0) return [];
  if (list.length <= 2) return [bullets(list)];
  const folded = document.createElement('details');
  folded.className = 'notes';
  const summary = document.createElement('summary');
  summary.textContent = `Stricter than intended for ${list.length} tools`;
  folded.append(summary, bullets(list));
  return [folded];
}
