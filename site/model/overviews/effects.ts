import { EFFECT_PHRASES } from '../../../classifier/explain/words.ts';
import { EFFECTS } from '../../../data/schema/labels.ts';
import { type Catalogue, hasEffect, riskCounts, toolsWhere } from '../catalogue.ts';
import { toolPages } from '../lists.ts';
import type { Page } from '../page.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { urls } from '../urls.ts';
import { capital, count, percent, stop } from '../words.ts';
import { overviewPage } from './overview.ts';

export function effectPages(catalogue: Catalogue, taxonomy: Taxonomy): Page[] {
  const lists = EFFECTS.map((effect) => ({ effect, tools: toolsWhere(catalogue, hasEffect(effect)) }));
  const others = lists.map(({ effect, tools }) => ({ href: urls.effect(effect), text: effect, count: tools.length }));
  const crumbs = [{ href: urls.effects, text: 'Effects' }];
  return [
    overviewPage(urls.effects, 'Effects', {
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
