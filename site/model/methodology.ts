import { CLASSIFIER_VERSION, SIGNALS, type Signal } from '../../classifier/index.ts';
import type { Evaluation } from '../../data/schema/index.ts';
import { SITE } from '../config.ts';
import { accuracyBlocks } from './accuracy.ts';
import { documentPage, riskFunctionBlocks } from './documents.ts';
import type { Page } from './page.ts';
import { headingOf, paragraph, type Block, type Inline } from './prose.ts';
import { urls } from './urls.ts';
import { count } from './words.ts';

/** How a verdict is made, and how good it is. */
export function methodologyPage(evaluation: Evaluation | undefined): Page {
  return documentPage(urls.methodology, 'Methodology', 'How a verdict is made, what it rests on, and how good it is.', [
    headingOf('From definition to verdict'),
    paragraph(
      `A server is started in a sandbox without network and asked for its tools; their definitions are kept exactly as listed. Where it cannot start, they are read from its code and marked as unconfirmed. Each definition is read for **facts**: a fact is a signal that fired, the place where it did, and the exact words. The facts give **category and effects**, as the [taxonomy](${urls.taxonomy}) defines them. Those give the **risk**, by the function below. Only then is prose made, from the verdict; so no sentence can disagree with it.`,
    ),
    paragraph(
      'A definition that does not say enough is **Unclassified**, with the reason. It has no risk level and is never shown as safe; policies treat it like a tool of high risk. Annotations that an author declared are shown beside the verdict, and a contradiction is pointed out; they are claims, not proof.',
    ),
    paragraph(
      `The default engine is deterministic: the same definition gives the same verdict, without a network and without a language model. This catalogue was made with version \`${CLASSIFIER_VERSION}\`, and the page of every tool names the version that judged it.`,
    ),
    ...riskFunctionBlocks(),
    headingOf('Accuracy'),
    ...accuracyBlocks(evaluation),
    headingOf('Signals'),
    paragraph(
      `${count(SIGNALS.length, 'signal')} look for facts. For each: what it looks for, why that matters, what to do about it, and a definition that it sees beside one that it leaves alone.`,
    ),
    ...SIGNALS.flatMap(signalBlocks),
    headingOf('Corrections and history'),
    paragraph(
      `Every page of a tool or a server has a link that opens a prefilled issue at [the repository](${SITE.repository}). A correction is reviewed against one exact definition and recorded with its reason; when the definition changes, it lapses and is looked at again. What re-listing finds is on the [changes](${urls.changes}) page, and what could not be listed, with reasons, on [coverage](${urls.coverage}).`,
    ),
  ]);
}

function signalBlocks({ id, short, why, remedy, examples }: Signal): Block[] {
  const example = (words: string, { name, description }: Signal['examples']['fires']): Inline[] => [
    { strong: `${words} ` },
    { code: name },
    ...(description === undefined ? [] : [` ${description}`]),
  ];
  return [
    { type: 'heading', level: 3, id, text: short },
    { type: 'paragraph', inlines: [{ code: id }, ` ${why} ${remedy}`] },
    {
      type: 'list',
      ordered: false,
      items: [example('Sees', examples.fires), example('Leaves alone', examples.spares)],
    },
  ];
}
