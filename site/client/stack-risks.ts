import { chainsOf } from '../../classifier/chains.ts';
import { make } from '../search/markup.ts';
import type { PublishedServer } from './records.ts';

/** A server that the catalogue knows, under the reader's key. */
export interface Known {
  key: string;
  known: PublishedServer;
}

const LEVELS = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
const WORDS = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', unknown: 'Unknown' } as const;
const SHOWN = 40;

/** How many tools there are of each risk, and the gravest by name. */
export function tools(members: readonly Known[]): HTMLElement[] {
  const all = members.flatMap(({ key, known }) =>
    known.verdict.tools.map((tool, index) => ({ key, tool, page: known.pages[index]! })),
  );
  if (all.length === 0) return [make('p', { class: 'note' }, 'No tool of these servers is known.')];
  const level = (risk: string | null) => risk ?? 'unknown';
  const counts = LEVELS.map((risk) => [risk, all.filter(({ tool }) => level(tool.risk) === risk).length] as const);
  const legend = make(
    'ul',
    { class: 'legend' },
    ...counts.filter(([, n]) => n > 0).map(([risk, n]) => make('li', {}, badge(risk), ` ${n}`)),
  );
  const grave = all
    .filter(({ tool }) => ['critical', 'high', 'unknown'].includes(level(tool.risk)))
    .sort((a, b) => LEVELS.indexOf(level(a.tool.risk) as 'low') - LEVELS.indexOf(level(b.tool.risk) as 'low'));
  const list = make(
    'ul',
    { class: 'rows' },
    ...grave
      .slice(0, SHOWN)
      .map(({ key, tool, page }) =>
        make(
          'li',
          {},
          badge(level(tool.risk) as 'low'),
          make(
            'div',
            {},
            make('a', { class: 'tool', href: page }, tool.name),
            make('span', { class: 'meta' }, ` ${tool.category} · ${key}`),
            make('p', {}, tool.effects.join(', ')),
          ),
        ),
      ),
  );
  const more = grave.length > SHOWN ? [make('p', { class: 'meta' }, `And ${grave.length - SHOWN} more.`)] : [];
  return [legend, list, ...more];
}

const badge = (risk: (typeof LEVELS)[number]): HTMLElement => make('span', { class: `risk r-${risk}` }, WORDS[risk]);

/** What the tools of all servers can do together. */
export function chains(members: readonly Known[]): HTMLElement[] {
  const all = members.flatMap(({ key, known }) =>
    known.verdict.tools.map((tool) => ({ name: `${key} / ${tool.name}`, effects: tool.effects })),
  );
  const found = chainsOf(all);
  if (found.length === 0)
    return [
      make('p', {}, 'No path from a stranger’s text to private data and a way out, or to running code, was found.'),
    ];
  return found.map(({ kind, untrusted, private: own, sink }) => {
    const flow = kind === 'toxic-flow';
    const step = (label: string, names: readonly string[]) =>
      make(
        'li',
        {},
        make('span', { class: 'label' }, label),
        make('span', {}, `${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`),
      );
    const steps = [
      step('Brings in a stranger’s text', untrusted),
      ...(own.length > 0 ? [step('Reads what is private', own)] : []),
      step(flow ? 'Sends it out' : 'Runs it', sink),
    ];
    return make(
      'div',
      { class: 'chain' },
      make('h3', {}, flow ? 'Private data can leave' : 'A stranger’s text can run'),
      make('ol', {}, ...steps),
    );
  });
}
