import { CATEGORIES, EFFECTS, RISKS } from '../../data/schema/labels.ts';
import { EFFECT_PHRASES } from '../../classifier/explain/words.ts';
import { RISK_RULES } from '../../classifier/risk.ts';
import type { Risk } from '../../data/schema/index.ts';
import { hasAttack, hasCategory, hasEffect, hasRisk, riskCounts, toolsWhere, type Catalogue } from './catalogue.ts';
import { serverRow, toolPages, type Section, type ServerRow } from './lists.ts';
import type { Page, RiskCounts } from './page.ts';
import type { Taxonomy } from './taxonomy.ts';
import { urls } from './urls.ts';
import { capital, CATEGORY_WORDS, count, number, percent, RISK_WORDS, stop } from './words.ts';

export interface Card {
  href: string;
  title: string;
  text: string;
  count: number;
  share: string;
  risk?: Risk | null;
  risks?: RiskCounts;
}

/** A page that leads to lists: every risk, category, effect or attack with its count. */
export interface OverviewModel {
  kind: 'overview';
  heading: string;
  lead: string;
  cards: readonly Card[];
  sections: readonly Section[];
  servers: { heading: string; rows: readonly ServerRow[] } | null;
}

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
    page(urls.risks, 'Risk', {
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
    page(urls.categories, 'Categories', {
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

export function effectPages(catalogue: Catalogue, taxonomy: Taxonomy): Page[] {
  const lists = EFFECTS.map((effect) => ({ effect, tools: toolsWhere(catalogue, hasEffect(effect)) }));
  const others = lists.map(({ effect, tools }) => ({ href: urls.effect(effect), text: effect, count: tools.length }));
  const crumbs = [{ href: urls.effects, text: 'Effects' }];
  return [
    page(urls.effects, 'Effects', {
      heading: 'Effects',
      lead: 'What a legitimate call can do besides what its category says. A tool can have any number of effects, and the risk follows from them.',
      cards: lists.map(({ effect, tools }) => ({
        href: urls.effect(effect),
        title: effect,
        text: stop(capital(EFFECT_PHRASES[effect])),
        count: tools.length,
        share: percent(tools.length, catalogue.tools),
        risks: riskCounts(tools.map(({ tool }) => tool)),
      })),
      sections: [],
      servers: null,
    }),
    ...lists.flatMap(({ effect, tools }) =>
      toolPages(
        {
          path: urls.effect(effect),
          heading: `Tools with the effect ${effect}`,
          lead: `${count(tools.length, 'tool')}, ${percent(tools.length, catalogue.tools)} of the catalogue.`,
          sections: [{ heading: 'What it means', paragraphs: [stop(capital(taxonomy.meaning(effect)))] }],
          crumbs: [...crumbs, { href: urls.effect(effect), text: effect }],
          others,
        },
        tools,
      ),
    ),
  ];
}

export function attackPages(catalogue: Catalogue): Page[] {
  const lists = catalogue.attacks.map((attack) => ({ attack, tools: toolsWhere(catalogue, hasAttack(attack.slug)) }));
  const crumbs = [{ href: urls.attacks, text: 'Attacks' }];
  return [
    page(urls.attacks, 'Attacks', {
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

/** A level by the first of its rules; the page below it has them all. */
function firstRules(risk: Risk): string {
  const texts = RISK_RULES.filter((rule) => rule.risk === risk).map(({ text }) => text);
  const shown = texts.slice(0, 3);
  const more = texts.length - shown.length;
  return stop(capital([...shown, ...(more > 0 ? [`and ${count(more, 'more rule')}`] : [])].join('; ')));
}

function page(path: string, title: string, body: Omit<OverviewModel, 'kind'>): Page {
  return {
    path,
    title,
    description: body.lead,
    crumbs: [{ href: path, text: title }],
    body: { kind: 'overview', ...body },
  };
}
