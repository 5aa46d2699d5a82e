import type Fuse from 'fuse.js';

// Filters and sorts the table of a server's tools, all its pages together; without this script the table is paged and
// in listing order.
interface Row {
  row: HTMLTableRowElement;
  position: number;
  name: string;
  words: string;
  risk: string;
  category: string;
  why: string;
  text: string;
}

const RANK = ['Critical', 'High', 'Medium', 'Low', 'Unknown'];
const form = document.querySelector<HTMLFormElement>('[data-filter]')!;
const table = document.getElementById(form.dataset.filter!) as HTMLTableElement;
const body = table.tBodies[0]!;
const rows: Row[] = [];

function add(found: Iterable<HTMLTableRowElement>): void {
  for (const row of found) {
    const [name, risk, category, why] = [...row.cells].map((cell) => cell.textContent?.trim() ?? '') as [
      string,
      string,
      string,
      string,
    ];
    const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_.-]+/g, ' ');
    const text = `${name} ${words} ${why}`.toLowerCase();
    rows.push({ row, position: rows.length, name, words, risk, category, why, text });
  }
}

let complete: Promise<void> | undefined;

/** Adds the rows of the other pages, when the table is first filtered or sorted. */
async function addRest(): Promise<void> {
  const addresses = form.dataset.rest!.split(' ').filter((address) => address !== '');
  const others = await Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address} is not there (${response.status}).`);
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      return page.querySelector<HTMLTableElement>('.tool-table')!.tBodies[0]!.rows;
    }),
  );
  for (const found of others) add([...found].map((row) => document.adoptNode(row)));
  form.parentElement!.querySelector('.pager')?.remove();
}

add(body.rows);
let fuse: Fuse<Row> | undefined;

let sorting: { column: number; falling: boolean } | undefined;
const shown = form.querySelector<HTMLElement>('[data-shown]')!;

/** The fuzzy matcher, loaded with the first letter that is typed. */
async function matcher(): Promise<Fuse<Row>> {
  const { default: Matcher } = await import('fuse.js');
  return (fuse ??= new Matcher(rows, {
    keys: [{ name: 'words', weight: 3 }, { name: 'name', weight: 2 }, 'why'],
    threshold: 0.3,
    ignoreLocation: true,
    useTokenSearch: true,
    tokenMatch: 'all',
  }));
}

/** Rows that hold every word; where there are none, those that come near. */
async function matching(words: string): Promise<readonly Row[]> {
  const holding = rows.filter(({ text }) => words.split(' ').every((word) => text.includes(word)));
  return holding.length > 0 ? holding : (await matcher()).search(words).map(({ item }) => item);
}

async function update(): Promise<void> {
  try {
    await (complete ??= addRest());
  } catch (error) {
    complete = undefined;
    shown.textContent = `The other pages of the table did not load: ${(error as Error).message} Try again.`;
    return;
  }
  const data = new FormData(form);
  const words = String(data.get('q') ?? '').trim();
  const risk = String(data.get('risk') ?? '');
  const category = String(data.get('category') ?? '');
  const found = words === '' ? rows : await matching(words.toLowerCase().replace(/[_.-]+/g, ' '));
  const passing = found.filter(
    (row) => (risk === '' || row.risk.toLowerCase() === risk) && (category === '' || row.category === category),
  );
  const ordered = sorting === undefined ? passing : [...passing].sort(by(sorting));
  body.replaceChildren(...ordered.map(({ row }) => row));
  shown.textContent = ordered.length === rows.length ? '' : `${ordered.length} of ${rows.length} shown`;
}

function by({ column, falling }: { column: number; falling: boolean }): (a: Row, b: Row) => number {
  const compare = [
    (a: Row, b: Row) => a.name.localeCompare(b.name),
    (a: Row, b: Row) => RANK.indexOf(a.risk) - RANK.indexOf(b.risk),
    (a: Row, b: Row) => a.category.localeCompare(b.category),
    (a: Row, b: Row) => a.why.localeCompare(b.why),
  ][column]!;
  return (a, b) => (falling ? -1 : 1) * compare(a, b) || a.position - b.position;
}

const headers = [...table.tHead!.rows[0]!.cells];
headers.forEach((header, column) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = header.textContent;
  header.replaceChildren(button);
  button.addEventListener('click', () => {
    sorting = { column, falling: sorting?.column === column && !sorting.falling };
    for (const other of headers) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', sorting.falling ? 'descending' : 'ascending');
    void update();
  });
});

form.hidden = false;
form.addEventListener('input', () => void update());
form.addEventListener('submit', (event) => event.preventDefault());
