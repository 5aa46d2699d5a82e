import { FIGURES, type FigureName } from '../../classifier/evaluation/figures.ts';
import type { EngineEvaluation, Evaluation, PoisonEvaluation } from '../../data/schema/index.ts';
import { paragraph, type Block } from './prose.ts';
import { capital, count, number } from './words.ts';

const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${(100 * share).toFixed(1)}\u00a0%`;

/** How good the engines are, from the file that `toolrisk eval` writes; said to be missing where it is. */
export function accuracyBlocks(evaluation: Evaluation | undefined): Block[] {
  if (evaluation === undefined)
    return [
      paragraph(
        'No evaluation is published with this build. `toolrisk eval` measures the engines against hand-labelled tools of servers that no rule was tuned on.',
      ),
    ];
  const { classifier, splits, annotations, rules, llm, poisoned, labellers, authors } = evaluation;
  const blocks: Block[] = [
    paragraph(
      `Measured with version \`${classifier}\` by \`toolrisk eval\` against hand labels (${splits}), with the authors’ annotations ${annotations}. ${splits === 'test' ? 'No server of that part was looked at while the rules were made.' : 'They include labels that the rules were made with: on servers never seen, expect less.'}`,
    ),
  ];
  if (rules) blocks.push(...engineBlocks('The deterministic engine', rules));
  if (llm) blocks.push(...engineBlocks(`The model engine (${llm.model})`, llm));
  if (poisoned) blocks.push(...poisonBlocks(poisoned));
  if (labellers)
    blocks.push(
      paragraph(
        `Two independent passes of labels over the same ${count(labellers.tools, 'tool')} agree on the category for ${percent(labellers.category.share)}, on Read or not for ${percent(labellers.readOrNot.share)} and on the risk for ${percent(labellers.risk.share)}; no engine can be measured more closely than that.`,
      ),
    );
  if (authors)
    blocks.push(
      paragraph(
        `Of ${count(authors.tools, 'tool')} whose author declares \`readOnlyHint\`, the engine agrees for ${percent(authors.agreeingShare)} without having seen it.`,
      ),
    );
  return blocks;
}

function engineBlocks(name: string, engine: EngineEvaluation): Block[] {
  const { tools, servers, intervals, effects, confusion } = engine;
  const figures = (Object.keys(FIGURES) as FigureName[]).map((figure) => {
    const interval = intervals[figure];
    return [
      capital(FIGURES[figure]),
      percent(engine[figure]),
      interval ? `${percent(interval[0])} to ${percent(interval[1])}` : '–',
    ];
  });
  const perEffect = Object.entries(effects).map(([effect, { labelled, precision, recall }]) => [
    effect,
    number(labelled),
    percent(precision),
    percent(recall),
  ]);
  const mistaken = confusion
    .filter(({ labelled, called }) => labelled !== called)
    .map(({ labelled, called, tools: n, examples }) => [
      `${labelled} called ${called}`,
      number(n),
      examples.join(', '),
    ]);
  return [
    paragraph(`**${name}**, ${count(tools, 'tool')} of ${count(servers, 'server')}:`),
    table(['Figure', 'Value', '95 % interval'], figures),
    table(['Effect', 'Labelled', 'Precision', 'Recall'], perEffect),
    ...(mistaken.length > 0 ? [table(['Mistake', 'Tools', 'Examples'], mistaken)] : []),
  ];
}

/** What the flags catch of definitions that were poisoned without looking at them. */
function poisonBlocks({ halves, techniques, ordinary }: PoisonEvaluation): Block[] {
  const { test, development } = halves;
  const rows = Object.entries(techniques).map(([name, { tools, caught }]) => [
    name.replaceAll('-', ' '),
    number(caught),
    number(tools),
  ]);
  return [
    paragraph(
      `**Poisoned definitions**, written before the flags were looked at: a flag stands where the text was put in for ${percent(test?.share)} of ${count(test?.tools ?? 0, 'definition')} whose misses were only counted, and for ${percent(development?.share)} of ${count(development?.tools ?? 0, 'definition')} whose misses were read to mend the flags. Of ${count(ordinary.tools, 'tool')} as their servers list them, ${number(ordinary.flagged)} carry such a flag.`,
    ),
    table(['Technique', 'Flagged', 'Of'], rows),
  ];
}

const table = (head: string[], rows: string[][]): Block => ({
  type: 'table',
  head,
  rows: rows.map((row) => row.map((cell) => [cell])),
});
