import type { EngineEvaluation, Evaluation, PoisonEvaluation } from '../../data/schema/index.ts';
import { FIGURES, type FigureName } from './figures.ts';

const percent = (share: number | undefined) => (share === undefined ? '–' : `${(100 * share).toFixed(1)} %`);
const row = (...cells: (string | number)[]) =>
  cells.map((cell, i) => (i === 0 ? `  ${String(cell).padEnd(46)}` : String(cell).padStart(10))).join('');

/** An evaluation as people read it in a terminal. */
export function reportOf({
  classifier,
  splits,
  annotations,
  rules,
  llm,
  poisoned,
  labellers,
  authors,
}: Evaluation): string {
  const lines = [`classifier ${classifier}; labels: ${splits}; annotations ${annotations}`];
  if (splits !== 'test')
    lines.push('rules and learned part know all labels but those of the test split: what this shows is no forecast');
  if (rules !== undefined) lines.push('', 'rules', ...engineLines(rules));
  if (llm !== undefined)
    lines.push('', `llm ${llm.model}, ${llm.withoutAnswer} without an answer`, ...engineLines(llm));
  if (poisoned !== undefined) lines.push('', ...poisonLines(poisoned));
  if (labellers !== undefined) {
    const { tools, ...agreements } = labellers;
    lines.push('', `two labellers, independently, ${tools} tools`, row('', 'agree', 'kappa'));
    for (const [name, { share, kappa }] of Object.entries(agreements))
      lines.push(row(name.replace('readOrNot', 'Read or not'), percent(share), kappa.toFixed(2)));
  }
  if (authors !== undefined)
    lines.push(
      '',
      `authors who declare readOnlyHint, ${authors.tools} tools of the catalogue, annotations hidden from the rules`,
      row('agree', percent(authors.agreeingShare)),
      row('declared read-only, called Write or Execute', percent(authors.declaredReadOnlyCalledChangingRate)),
      row('declared as changing, called Read', percent(authors.declaredChangingCalledReadRate)),
    );
  return `${lines.join('\n')}\n`;
}

function poisonLines({ halves, techniques, skills, ordinary }: PoisonEvaluation): string[] {
  const groups = [...Object.entries(halves), ...Object.entries(skills), ...Object.entries(techniques)];
  return [
    row('poisoned definitions, flagged where the text was put in', '', 'of'),
    ...groups.map(([name, { tools, caught, share }]) => row(name, caught, tools, percent(share))),
    row('tools of the catalogue that are flagged', ordinary.flagged, ordinary.tools),
    ...ordinary.examples.map((example) => `    ${example}`),
  ];
}

function engineLines(engine: EngineEvaluation): string[] {
  const { tools, servers, intervals, effects, calibration, coverage, confusion } = engine;
  return [
    row(`${tools} tools of ${servers} servers`, '', '', '95 % of samples'),
    ...(Object.keys(FIGURES) as FigureName[]).map((name) => {
      const [low, high] = intervals[name] ?? [];
      return row(
        FIGURES[name],
        percent(engine[name]),
        '',
        low === undefined ? '' : `${percent(low)} – ${percent(high)}`,
      );
    }),
    '',
    row('effect', 'labelled', 'precision', 'recall'),
    ...Object.entries(effects).map(([effect, { labelled, precision, recall }]) =>
      row(effect, labelled, percent(precision), percent(recall)),
    ),
    '',
    row('confidence', 'tools', 'stated', 'right'),
    ...calibration.bins.map(({ from, to, tools: size, confidence, accuracy }) =>
      row(`${from.toFixed(1)} – ${to.toFixed(1)}`, size, percent(confidence), percent(accuracy)),
    ),
    row('expected calibration error', percent(calibration.expectedErrorRate)),
    '',
    row('at least so sure', '', 'of all', 'right'),
    ...coverage.map(({ confidence, share, accuracy }) =>
      row(confidence.toFixed(2), '', percent(share), percent(accuracy)),
    ),
    '',
    row('label → verdict', 'tools'),
    ...confusion.map(({ labelled, called, tools: size, examples }) =>
      [row(`${labelled} → ${called}`, size), ...examples].join('  '),
    ),
  ];
}
