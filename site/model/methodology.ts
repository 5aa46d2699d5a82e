import type { Catalogue } from './catalogue.ts';
import { documentPage, riskFunctionBlocks } from './documents.ts';
import type { Page } from './page.ts';
import { headingOf, paragraph } from './prose.ts';
import { urls } from './urls.ts';

export interface Evaluation {
  [k: string]: unknown;
}

export function methodologyPage(_catalogue: Catalogue, _evaluation: Evaluation | undefined): Page {
  return documentPage(urls.methodology, 'Methodology', 'How a verdict is made, and how good it is.', [
    headingOf('From definition to verdict'),
    paragraph(
      'Facts are found in the definition, each with the exact words that show it. The facts give category and effects; those give the risk.',
    ),
    ...riskFunctionBlocks(),
  ]);
}
