import { CATEGORIES } from '../../../data/schema/labels.ts';
import { type Catalogue, hasCategory, riskCounts, toolsWhere } from '../catalogue.ts';
import { toolPages } from '../lists.ts';
import type { Page } from '../page.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { urls } from '../urls.ts';
import { capital, CATEGORY_WORDS, count, percent, stop } from '../words.ts';
import { overviewPage } from './overview.ts';

export function categoryPages(catalogue: Catalogue, taxonomy: Taxonomy): Page[] {
  const lists = CATEGORIES.map((category) => ({ category, tools: toolsWhere(catalogue, hasCategory(category)) }));
  const others = lists.map(({ category, tools }) => ({
    href: urls.category(category),
    text: category,
    count: tools.length,
  }));
  const crumbs = [{ href: urls.categories, text: 'Categories' }];
  const meaning = (category: string) =>
    taxonomy.meaning(category) ||
    'The definition does not say enough to decide. Such a tool is never taken for a harmless one: it has no risk level, and policy treats it like high risk.';
  return [
    overviewPage(urls.categories, 'Categories', {
      heading: 'Categories',
      lead: 'What the most consequential legitimate call of a tool can do.',
      cards: lists.map(({ category, tools }) => ({
        href: urls.category(category),
        title: category,
        text: stop(capital(CATEGORY_WORDS[category])),
        count: tools.length,
        share: percent(tools.length, catalogue.tools),
        risks: riskCounts(tools.map(({ tool }) => tool)),
      })),
      sections: [],
      servers: null,
    }),
    ...lists.flatMap(({ category, tools }) =>
      toolPages(
        {
          path: urls.category(category),
          heading: category === 'Unclassified' ? 'Unclassified tools' : `${category} tools`,
          lead: `${count(tools.length, 'tool')}, ${percent(tools.length, catalogue.tools)} of the catalogue.`,
          sections: [
            { heading: 'What it means', paragraphs: [meaning(category)] },
            ...(taxonomy.examples(category)
              ? [{ heading: 'Examples', paragraphs: [`${stop(taxonomy.examples(category))}`] }]
              : []),
          ],
          crumbs: [...crumbs, { href: urls.category(category), text: category }],
          others,
        },
        tools,
      ),
    ),
  ];
}
