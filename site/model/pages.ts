import type { Catalogue } from './catalogue.ts';
import { changePages } from './changes.ts';
import { coveragePage } from './coverage.ts';
import { aboutPage, taxonomyPage } from './documents.ts';
import { homePage } from './home.ts';
import { serverPages } from './lists.ts';
import type { Evaluation } from '../../data/schema/index.ts';
import { methodologyPage } from './methodology.ts';
import { attackPages } from './overviews/attacks.ts';
import { categoryPages } from './overviews/categories.ts';
import { effectPages } from './overviews/effects.ts';
import { riskPages } from './overviews/risks.ts';
import type { Page } from './page.ts';
import type { Taxonomy } from './taxonomy.ts';
import { urls } from './urls.ts';

/** Every page that is about more than one server. */
export function catalogueWidePages(
  catalogue: Catalogue,
  taxonomy: Taxonomy,
  evaluation: Evaluation | undefined,
): Page[] {
  return [
    homePage(catalogue),
    ...serverPages(catalogue),
    ...riskPages(catalogue),
    ...categoryPages(catalogue, taxonomy),
    ...effectPages(catalogue, taxonomy),
    ...attackPages(catalogue),
    methodologyPage(evaluation),
    taxonomyPage(taxonomy),
    coveragePage(catalogue.servers),
    ...changePages(catalogue.servers),
    aboutPage(),
    {
      path: urls.stack,
      title: 'Your stack',
      description:
        'The tools of all your servers by risk, what they can do together, and one policy for the whole stack.',
      crumbs: [{ href: urls.stack, text: 'Stack' }],
      body: { kind: 'stack' },
    },
    {
      path: urls.search,
      title: 'Search',
      description: 'Search every tool and server of the catalogue.',
      crumbs: [{ href: urls.search, text: 'Search' }],
      body: { kind: 'search' },
    },
    {
      path: urls.notFound,
      title: 'Page not found',
      description: 'There is no such page.',
      crumbs: [],
      body: { kind: 'not-found' },
    },
  ];
}
