import Fuse from 'fuse.js';
import type { Category, Risk } from '../data/schema/index.ts';
import type { Catalogue, Tool } from './catalogue.ts';

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

/** Finds tools by what their name, server and description say, with spelling forgiven. */
export class ToolSearch {
  private readonly catalogue: Catalogue;
  private entries: Entry[] | undefined;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  find(query: string, { category, risk }: SearchFilters): Tool[] {
    this.entries ??= [...this.catalogue.servers()].flatMap(({ id, entry, tools }) =>
      tools.map((tool) => ({
        name: spaced(tool.raw.name),
        server: spaced(`${id} ${entry.name}`),
        text: typeof tool.raw['description'] === 'string' ? tool.raw['description'].slice(0, 2_000) : '',
        tool,
      })),
    );
    const passing = this.entries.filter(
      ({ tool: { verdict } }) =>
        (category === undefined || verdict.category === category) &&
        (risk === undefined || (verdict.risk ?? 'unknown') === risk),
    );
    const asked = spaced(query.slice(0, 200)).trim();
    if (asked === '') return passing.map(({ tool }) => tool);
    const fuse = new Fuse(passing, {
      keys: [
        { name: 'name', weight: 3 },
        { name: 'server', weight: 1.5 },
        { name: 'text', weight: 1 },
      ],
      useTokenSearch: true,
      tokenMatch: 'all',
      threshold: 0.3,
      ignoreLocation: true,
    });
    return fuse.search(asked).map(({ item }) => item.tool);
  }
}

/** `getPullRequest` and `get_pull_request` as words. */
const spaced = (name: string) =>
  name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();
