import { QUALIFIERS } from '../../data/schema/labels.ts';
import { RISK_RULES } from '../../classifier/risk.ts';
import type { Page } from './page.ts';
import { headingOf, paragraph, type Block } from './prose.ts';
import type { Taxonomy } from './taxonomy.ts';
import { paths } from '../surfaces/paths.ts';
import { urls } from './urls.ts';
import { capital, QUALIFIER_WORDS, RISK_WORDS, stop } from './words.ts';
import { SITE } from '../config.ts';

export interface DocumentModel {
  kind: 'document';
  heading: string;
  lead: string;
  blocks: readonly Block[];
  contents: readonly { id: string; text: string }[];
}

export function documentPage(path: string, heading: string, lead: string, blocks: readonly Block[]): Page {
  return {
    path,
    title: heading,
    description: lead,
    crumbs: [{ href: path, text: heading }],
    body: {
      kind: 'document',
      heading,
      lead,
      blocks,
      contents: blocks.flatMap((block) =>
        block.type === 'heading' && block.level === 2 ? [{ id: block.id, text: block.text }] : [],
      ),
    },
  };
}

export const taxonomyPage = (taxonomy: Taxonomy): Page =>
  documentPage(urls.taxonomy, 'Taxonomy', 'What each label of the catalogue means.', [
    ...taxonomy.blocks,
    headingOf('Qualifiers: what a risk asks besides'),
    paragraph('Not effects of their own, but what the risk function weighs where category and effects leave it open.'),
    {
      type: 'table',
      head: ['qualifier', 'meaning'],
      rows: QUALIFIERS.map((id) => [[{ code: id }], [QUALIFIER_WORDS[id]]]),
    },
  ]);

export function riskFunctionBlocks(): Block[] {
  return [
    headingOf('Risk function'),
    paragraph(
      'A pure function of category, effects and a few qualifiers. The first rule that applies decides; nothing else may change a risk.',
    ),
    {
      type: 'table',
      head: ['#', 'Rule', 'Risk'],
      rows: RISK_RULES.map(({ text, risk, id }, index) => [
        [String(index + 1)],
        [`${stop(capital(text))} `, { code: id }],
        [risk === null ? 'none' : RISK_WORDS[risk]],
      ]),
    },
  ];
}

export const aboutPage = (): Page =>
  documentPage(urls.about, 'About', 'What this catalogue is, and how to use it.', [
    headingOf('What it is'),
    paragraph(
      `${SITE.name} lists the tools of MCP servers, decides for each what it can do and how dangerous that is, says why by quoting the definition, and recommends a policy that your own client or gateway can load.`,
    ),
    paragraph(
      'A verdict is an assessment of a definition, made from the definition. It is not a certificate: a server can do other things than it says, and a tool that could not be classified is unknown, not safe.',
    ),
    headingOf('How to read a tool’s page'),
    {
      type: 'list',
      ordered: true,
      items: [
        [{ strong: 'The verdict: ' }, 'category, effects and risk, with the one sentence that says why.'],
        [
          { strong: 'The policy: ' },
          'choose the client or gateway that you use and how careful it should be, then copy.',
        ],
        [{ strong: 'The evidence: ' }, 'each numbered mark in the definition is a fact that the verdict rests on.'],
      ],
    },
    headingOf('For programs'),
    paragraph(
      `What the pages say of servers and tools is also published as JSON. The [OpenAPI document](${paths.openapi}) describes it, and every page of a server or tool links to its Markdown and JSON.`,
    ),
    headingOf('Corrections'),
    paragraph(
      `Every page of a tool or a server has a link that opens a prefilled issue. A correction is reviewed against the definition, recorded with its reason, and lapses when the definition changes. The source is at [${SITE.repository}](${SITE.repository}).`,
    ),
    headingOf('Privacy'),
    paragraph(
      'The site is static. It sets no cookies, loads nothing from third parties and counts no visits. What you choose on a policy is remembered in your browser only; a configuration that you paste on the stack page never leaves it.',
    ),
  ]);
