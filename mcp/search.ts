import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Category, Risk } from '../data/schema/index.ts';
import type { Catalogue, Server, Tool } from './catalogue.ts';

export interface SearchFilters {
  category?: Category | undefined;
  risk?: Risk | 'unknown' | undefined;
}

interface Entry {
  name: string;
  server: string;
  text: string;
  tool: Tool;
}

const TEXT = 400;

/** Finds tools by what their name, server and description say, with spelling forgiven. */
export class ToolSearch {
  private readonly catalogue: Catalogue;
  private entries: Entry[] | undefined;
  private readonly indexes = new Map<string, { passing: Entry[]; fuse: Fuse<Entry> }>();

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  find(query: string, filters: SearchFilters): Tool[] {
    const { passing, fuse } = this.index(filters);
    const asked = spaced(query.slice(0, 200)).trim();
    if (asked === '') return passing.map(({ tool }) => tool);
    const words = asked.split(' ');
    const exact = ({ name, server }: Entry) => {
      const own = new Set(`${name} ${server}`.split(' '));
      return words.filter((word) => own.has(word)).length;
    };
    const found = fuse.search(asked).map(({ item }) => ({ item, exact: exact(item) }));
    return found.sort((a, b) => b.exact - a.exact).map(({ item }) => item.tool);
  }

  /** The tools that pass the filters; made when they are first asked for. */
  private index({ category, risk }: SearchFilters) {
    const key = `${category} ${risk}`;
    const known = this.indexes.get(key);
    if (known) return known;
    this.entries ??= [...this.catalogue.servers()].flatMap(entriesOf);
    const passing = this.entries.filter(
      ({ tool: { verdict } }) =>
        (category === undefined || verdict.category === category) &&
        (risk === undefined || (verdict.risk ?? 'unknown') === risk),
    );
    const made = { passing, fuse: new Fuse(passing, OPTIONS) };
    this.indexes.set(key, made);
    return made;
  }
}

const OPTIONS: IFuseOptions<Entry> = {
  keys: [
    { name: 'name', weight: 3 },
    { name: 'server', weight: 1.5 },
    { name: 'text', weight: 1 },
  ],
  useTokenSearch: true,
  tokenMatch: 'all',
  threshold: 0.3,
  ignoreLocation: true,
};

function entriesOf({ id, entry, tools }: Server): Entry[] {
  const server = spaced(`${id} ${entry.name}`);
  return tools.map((tool) => {
    const text = tool.raw['description'];
    return { name: spaced(tool.raw.name), server, text: typeof text === 'string' ? text.slice(0, TEXT) : '', tool };
  });
}

/** `getPullRequest` and `get_pull_request` as words. */
const spaced = (name: string) =>
  name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()
    .trim();
