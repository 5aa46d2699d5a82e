import {
  keyOfStart,
  parseClientConfig,
  type ConfigProblem,
  type ConfiguredServer,
} from '../../classifier/stack/index.ts';
import type { Posture } from '../../classifier/policy/index.ts';
import { BASE } from './base.ts';
import { make } from '../search/markup.ts';
import { loadServer, type PublishedServer } from './records.ts';
import { stackView } from './stack-view.ts';
import { remember, remembered } from './theme.ts';
import { ownValues } from './values.ts';

/** One server of the stack: what the reader calls it, and what the catalogue knows of it. */
export interface Member {
  key: string;
  /** The key that the configuration gives it. */
  readonly written: string;
  readonly started: string;
  readonly id: string | undefined;
  known: PublishedServer | undefined;
}

/** A row of the published list: what starts it, its id, its name and how many tools it has. */
type Row = [start: string, id: string, name: string, tools: number];

const root = document.querySelector<HTMLElement>('[data-stack]')!;
const part = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-stack-${name}]`)!;
const form = part<HTMLFormElement>('form');
const choices = part<HTMLFormElement>('choices');
const config = form.elements.namedItem('config') as HTMLTextAreaElement;
const add = form.elements.namedItem('add') as HTMLInputElement;
const status = part('status');
const values = make('fieldset', { hidden: '' });
choices.append(values);
const own = ownValues(values, show);
const view = stackView(part, own, (member, change) => {
  if (change === 'remove') return void become(members.filter((one) => one !== member));
  member.key = change.key;
  show();
});
let rows: readonly Row[] = [];
let members: Member[] = [];

void fetch(`${BASE}/stack.json`)
  .then((response) => response.json() as Promise<{ servers: Row[] }>)
  .then(({ servers }) => {
    rows = servers;
    document
      .getElementById('stack-servers')!
      .append(...rows.map(([, id, name]) => make('option', { value: id }, name)));
    if (config.value.trim() !== '') void read();
  })
  .catch(() => (status.textContent = 'The list of servers could not be loaded. Reload the page to try again.'));

async function read(): Promise<void> {
  const { servers, problems } =
    config.value.trim() === '' ? { servers: [], problems: [] } : parseClientConfig(config.value);
  showProblems(problems);
  const added = members.filter(({ started }) => started === 'added');
  await become([...servers.filter(({ disabled }) => !disabled).map(configured), ...added]);
}

/** A server as it is already there, with the key that the reader gave it since; else a new one. */
function configured({ key, start }: ConfiguredServer): Member {
  const found = keyOfStart(start);
  const started =
    start.kind === 'remote'
      ? start.host
      : start.kind === 'command'
        ? start.command
        : start.kind === 'oci'
          ? start.image
          : start.package;
  const id = rows.find(([name]) => found !== undefined && name === found)?.[1];
  const earlier = members.find((one) => one.written === key && one.started === started && one.id === id);
  return earlier ?? { key, written: key, started, id, known: undefined };
}

async function become(next: Member[]): Promise<void> {
  // Known at once, so that what comes next builds on it; shown when the records are there.
  members = next;
  await Promise.all(
    next.map(async (member) => {
      if (member.id !== undefined) member.known ??= await loadServer(member.id).catch(() => undefined);
    }),
  );
  if (members === next) show();
}

function show(): void {
  part('result').hidden = members.length === 0;
  const field = (name: string) => (choices.elements.namedItem(name) as HTMLSelectElement).value;
  if (members.length > 0) view(members, field('target'), field('posture') as Posture);
}

function showProblems(problems: readonly ConfigProblem[]): void {
  const items = problems.map(({ line, problem, remedy }) => make('li', {}, `Line ${line}: ${problem}. ${remedy}`));
  part('problems').replaceChildren(
    ...(items.length > 0 ? [make('div', { class: 'warning', role: 'alert' }, make('ul', {}, ...items))] : []),
  );
}

let pause: ReturnType<typeof setTimeout> | undefined;
config.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => void read(), 200);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = add.value.trim().toLowerCase();
  const row = rows.find(([, id, name]) => id === typed || name.toLowerCase() === typed);
  status.textContent = row
    ? ''
    : typed === ''
      ? 'Type the name of a server.'
      : `No server of the catalogue is called ${add.value.trim()}.`;
  if (!row) return;
  add.value = '';
  if (!members.some(({ id }) => id === row[1]))
    void become([...members, { key: row[1], written: row[1], started: 'added', id: row[1], known: undefined }]);
});
for (const name of ['target', 'posture']) {
  const select = choices.elements.namedItem(name) as HTMLSelectElement;
  const kept = remembered(name);
  if (kept !== undefined && [...select.options].some(({ value }) => value === kept)) select.value = kept;
  select.addEventListener('input', () => {
    remember(name, select.value);
    show();
  });
}
choices.addEventListener('submit', (event) => event.preventDefault());
root.hidden = false;
