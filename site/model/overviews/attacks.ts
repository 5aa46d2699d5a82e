import { type Catalogue, hasAttack, riskCounts, toolsWhere } from '../catalogue.ts';
import { toolPages } from '../lists.ts';
import type { Page } from '../page.ts';
import { urls } from '../urls.ts';
import { percent } from '../words.ts';
import { overviewPage } from './overview.ts';

export function attackPages(catalogue: Catalogue): Page[] {
  const lists = catalogue.attacks.map((attack) => ({ attack, tools: toolsWhere(catalogue, hasAttack(attack.slug)) }));
  const crumbs = [{ href: urls.attacks, text: 'Attacks' }];
  return [
    overviewPage(urls.attacks, 'Attacks', {
      heading: 'Attack patterns',
      lead: 'Known ways to abuse what tools can do. Each applies by a stated condition, so every tool below it is there for a reason.',
      cards: lists.map(({ attack, tools }) => ({
        href: urls.attack(attack.slug),
        title: attack.title,
        text: attack.summary,
        count: tools.length,
        share: percent(tools.length, catalogue.tools),
        risks: riskCounts(tools.map(({ tool }) => tool)),
      })),
      sections: [],
      servers: null,
    }),
    ...lists.flatMap(({ attack, tools }) =>
      toolPages(
        {
          path: urls.attack(attack.slug),
          heading: attack.title,
          lead: attack.summary,
          sections: [
            { heading: 'How it works', paragraphs: attack.mechanism },
            {
              heading: `Seen in practice (${attack.evidence === 'verified' ? 'verified' : 'partly verified'}, ${attack.example.date})`,
              paragraphs: [attack.example.text],
              ...(attack.example.url && { items: [{ href: attack.example.url, text: attack.example.url }] }),
            },
            { heading: 'When it applies', paragraphs: [attack.applies] },
            { heading: 'What stops it', paragraphs: [attack.stops] },
            {
              heading: 'References',
              paragraphs: [],
              items: attack.references.map(({ title, url }) => (url ? { href: url, text: title } : title)),
            },
          ],
          crumbs: [...crumbs, { href: urls.attack(attack.slug), text: attack.title }],
        },
        tools,
        attack.slug,
      ),
    ),
  ];
}
