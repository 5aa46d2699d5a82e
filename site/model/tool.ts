import { firstSentence } from '../../classifier/explain/quote.ts';
import type { ResemblingServer } from '../../classifier/names/listed.ts';
import type { Attack, Category, Effect, Qualifier, RawTool, Risk, ToolVerdict } from '../../data/schema/index.ts';
import { SITE } from '../config.ts';
import { annotationView, type AnnotationView } from './annotations.ts';
import { toolCorrection } from './correction.ts';
import { definitionView, quotesOf } from './definition.ts';
import { type EvidenceRow, evidenceRows, inWholeWords, placesOf } from './evidence.ts';
import { toolQuestions, type Question } from './faq.ts';
import { flagWords, reasonsOf } from './knowledge.ts';
import type { Link, Page, ToolRow } from './page.ts';
import { parameterRows } from './parameters.ts';
import { DEFAULT_POSTURE, panelOf, type PolicyPanel } from './policy.ts';
import { provenanceOf, type Fact } from './provenance.ts';
import { resemblanceViews, type ResemblanceView } from './resemblance.ts';
import { riskSteps } from './risk-steps.ts';
import { fit, type Fitted } from './room.ts';
import { isSaid, wordsBeside, type ServerWords } from './server-words.ts';
import type { ServerView } from './server-view.ts';
import type { ToolSummary } from './summary.ts';
import { inline, plain } from './text.ts';
import { headOf } from './tool-head.ts';
import { urls } from './urls.ts';
import { article, breadcrumbs, questions as faq } from '../surfaces/json-ld.ts';
import { paths } from '../surfaces/paths.ts';

export interface ToolModel extends Fitted {
  kind: 'tool';
  server: { id: string; name: string; href: string; resembling: readonly ResemblanceView[] };
  name: string;
  category: Category;
  effects: readonly Effect[];
  qualifiers: readonly Qualifier[];
  risk: Risk | null;
  rule: string;
  confidence: number;
  unclassified: string | null;
  why: string;
  reasons: readonly string[];
  says: ServerWords | null;
  warnings: readonly { number: number; words: string; quote: string }[];
  review: { reason: string; reviewer: string; date: string; fields: readonly string[] } | null;
  policy: PolicyPanel;
  evidence: readonly EvidenceRow[];
  tokens: number;
  /** Where the whole definition is. */
  record: readonly Link[];
  annotations: AnnotationView;
  steps: readonly { text: string; risk: Risk | null; applies: boolean }[];
  actions: readonly { value: string; category: Category; effects: readonly Effect[]; risk: Risk | null }[];
  attacks: readonly { slug: string; title: string; reason: string }[];
  same: readonly ToolRow[];
  safer: readonly ToolRow[];
  siblings: readonly ToolRow[];
  questions: readonly Question[];
  provenance: readonly Fact[];
  correction: string;
}

/** What a page of a tool shows; `related` rows come from the catalogue, all else from the server's own records. */
export function toolPage(
  view: ServerView,
  index: number,
  { resembling, ...related }: Pick<ToolModel, 'same' | 'safer'> & { resembling: readonly ResemblingServer[] },
  attacks: readonly Attack[],
): Page {
  const { records, summary, verdict, snapshot, policies } = view;
  const tool = snapshot.tools[index] as RawTool;
  const judged = verdict.tools[index]!;
  const brief = summary.tools[index]!;
  const reasons = reasonsOf(judged, tool);
  const flags = judged.flags.filter(({ code }) => code !== 'default-annotations');
  const facts = judged.evidence.map((fact) => inWholeWords(tool, fact));
  const quoted = placesOf(facts);
  const quotes = quotesOf([...quoted, ...flags]);
  const evidence = evidenceRows(quoted, facts);
  const warnings = warningsOf(flags, quoted.length);
  const head = headOf(view, brief);
  const { rows, leftOut } = parameterRows(tool, judged.parameters);
  const policy = panelOf(policies[DEFAULT_POSTURE], verdict, index);
  const questions = questionsOf(view, index, reasons, policy);
  const actions = actionsOf(judged);
  const besides = [reasons, evidence, actions, questions, policy.text, policy.limits];
  const fitted = fit(definitionView(tool, quotes), rows, besides);
  const alternates = [
    { type: 'text/markdown', href: paths.markdown(head.path), title: 'Markdown' },
    { type: 'application/json', href: paths.tool(summary.id, brief.slug), title: 'JSON' },
  ];
  const says = wordsBeside(brief.why, descriptionOf(tool));
  return {
    ...head,
    alternates,
    jsonLd: [
      breadcrumbs(head.crumbs, SITE.origin),
      article(head, aboutOf(view, brief.name), SITE.origin),
      faq(questions),
    ],
    body: {
      kind: 'tool',
      server: {
        id: summary.id,
        name: summary.name,
        href: urls.server(summary.id),
        resembling: resemblanceViews(resembling.filter(({ scoped }) => scoped !== true)),
      },
      name: brief.name,
      category: judged.category,
      effects: judged.effects,
      qualifiers: judged.qualifiers,
      risk: judged.risk,
      rule: judged.rule,
      confidence: judged.confidence,
      unclassified: judged.unclassified ?? null,
      why: brief.why,
      reasons: reasons.filter((sentence) => sentence !== brief.why && !isSaid(sentence, says)),
      says,
      warnings,
      review: judged.review ?? null,
      policy,
      evidence,
      ...fitted,
      parametersLeftOut: fitted.parametersLeftOut + leftOut,
      tokens: tokensOf(tool),
      record: alternates.map(({ href, title }) => ({ href, text: title })),
      annotations: annotationView(tool, judged),
      steps: riskSteps(judged),
      actions,
      attacks: attacksOf(brief, attacks),
      ...related,
      siblings: siblingsOf(view, index),
      questions,
      provenance: provenanceOf(records, judged),
      correction: toolCorrection({ id: summary.id, path: head.path }, brief.name, judged),
    },
  };
}

/** Each flag with the number that marks it in the definition, after `marked` pieces of evidence. */
const warningsOf = (flags: ToolVerdict['flags'], marked: number): ToolModel['warnings'] =>
  flags.map(({ code, quote }, position) => ({
    number: marked + position + 1,
    words: flagWords(code),
    quote: inline(quote),
  }));

const actionsOf = ({ actions }: ToolVerdict): ToolModel['actions'] =>
  actions.map(({ value, category, effects, risk }) => ({ value: plain(value), category, effects, risk }));

const attacksOf = ({ attacks: applying }: ToolSummary, attacks: readonly Attack[]): ToolModel['attacks'] =>
  applying.map(({ slug, reason }) => ({
    slug,
    title: attacks.find((attack) => attack.slug === slug)!.title,
    reason,
  }));

function questionsOf(
  { records, summary, snapshot, verdict, policies }: ServerView,
  index: number,
  reasons: readonly string[],
  { posture, target, targets, sentences }: PolicyPanel,
): Question[] {
  return toolQuestions({
    server: {
      id: summary.id,
      name: summary.name,
      tools: summary.tools.length,
      package: snapshot.package?.name,
      repository: records.entry.repository ?? snapshot.package?.repository,
    },
    name: summary.tools[index]!.name,
    description: inline(firstSentence(descriptionOf(snapshot.tools[index]!))),
    verdict: verdict.tools[index]!,
    reasons,
    policies,
    shown: { posture, target: targets.find(({ id }) => id === target)!.name, sentences },
  });
}

const descriptionOf = ({ description }: RawTool): string => (typeof description === 'string' ? description : '');

const aboutOf = ({ snapshot }: ServerView, name: string) => ({
  name,
  ...(snapshot.package && { package: snapshot.package.name, version: snapshot.package.version }),
});

/** What a definition costs in a model's context, at four characters a token. */
export const tokensOf = (tool: RawTool): number => Math.ceil(JSON.stringify(tool).length / 4);

function siblingsOf(view: ServerView, index: number): ToolRow[] {
  const { rows } = view;
  const around = [...rows.slice(index + 1), ...rows.slice(0, index)];
  return around.slice(0, 5);
}
