import { RISK_RULES } from '../../../classifier/risk.ts';
import { RISKS } from '../../../data/schema/labels.ts';
import type { Risk } from '../../../data/schema/index.ts';
import { type Catalogue, hasRisk, toolsWhere } from '../catalogue.ts';
import { serverRow, toolPages } from '../lists.ts';
import type { Page } from '../page.ts';
import { urls } from '../urls.ts';
import { capital, count, number, percent, RISK_WORDS, stop } from '../words.ts';
import { overviewPage } from './overview.ts';

export function riskPages(catalogue: Catalogue): Page[] {
  const lists = [...RISKS].reverse().map((risk) => ({ risk, tools: toolsWhere(catalogue, hasRisk(risk)) }));
  const others = lists.map(({ risk, tools }) => ({
    href: urls.risk(risk),
    text: RISK_WORDS[risk],
    count: tools.length,
  }));
  const crumbs = [{ href: urls.risks, text: 'Risk' }];
  const rules = (risk: Risk) => RISK_RULES.filter((rule) => rule.risk === risk).map(({ text }) => stop(capital(text)));
  const worst = catalogue.servers
    .map(serverRow)
    .filter(({ risks }) => risks.critical > 0)
    .sort((a, b) => b.risks.critical - a.risks.critical || b.risks.high - a.risks.high || (a.id < b.id ? -1 : 1))
    .slice(0, 20);
  return [
    overviewPage(urls.risks, 'Risk', {
      heading: 'Risk',
      lead: `Every classified tool has one of four risk levels, computed from its category and effects by a published function. ${catalogue.risks.unknown === 0 ? '' : `${number(catalogue.risks.unknown)} of ${count(catalogue.tools, 'tool')} could not be classified and ${catalogue.risks.unknown === 1 ? 'has' : 'have'} no level; policy treats them like high risk.`}`.trim(),
      cards: lists.map(({ risk, tools }) => ({
        href: urls.risk(risk),
        title: `${RISK_WORDS[risk]} risk`,
        text: firstRules(risk),
        count: tools.length,
        share: percent(tools.length, catalogue.tools),
        risk,
      })),
      sections: [
        {
          heading: 'How the level is decided',
          paragraphs: [
            'The first rule that applies decides. Each tool’s page prints the rules up to the one that did.',
          ],
          items: RISK_RULES.map(({ risk, text }) => ({ risk, text: stop(capital(text)) })),
          ordered: true,
        },
      ],
      servers: worst.length === 0 ? null : { heading: 'Servers with most critical tools', rows: worst },
    }),
    ...lists.flatMap(({ risk, tools }) =>
      toolPages(
        {
          path: urls.risk(risk),
          heading: `${RISK_WORDS[risk]}-risk tools`,
          lead: `${count(tools.length, 'tool')}, ${percent(tools.length, catalogue.tools)} of the catalogue.`,
          sections: [
            {
              heading: `When a risk is ${risk}`,
              paragraphs: ['One of these rules is the first that applies to it:'],
              items: rules(risk),
            },
          ],
          crumbs: [...crumbs, { href: urls.risk(risk), text: RISK_WORDS[risk] }],
          others,
        },
        tools,
      ),
    ),
  ];
}

/** A level by the first of its rules; the page below it has them all. */
function firstRules(risk: Risk): string {
  const texts = RISK_RULES.filter((rule) => rule.risk === risk).map(({ text }) => text);
  const shown = texts.slice(0, 3);
  const more = texts.length - shown.length;
  return stop(capital([...shown, ...(more > 0 ? [`and ${count(more, 'more rule')}`] : [])].join('; ')));
}
