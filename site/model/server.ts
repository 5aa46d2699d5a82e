import type { ResemblingServer } from '../../classifier/names/listed.ts';
import type { Category } from '../../data/schema/index.ts';
import { SITE } from '../config.ts';
import { riskCounts } from './catalogue.ts';
import { chainViews, type ChainView } from './chains.ts';
import { changeRows, type ChangeRow } from './changes.ts';
import { serverCorrection } from './correction.ts';
import { failureWords } from './coverage.ts';
import type { Question } from './faq.ts';
import { serverQuestions } from './server-faq.ts';
import type { Link, Page, RiskCounts } from './page.ts';
import { DEFAULT_POSTURE, panelOf, type PolicyPanel } from './policy.ts';
import { provenanceOf, type Fact } from './provenance.ts';
import { resemblanceViews, type ResemblanceView } from './resemblance.ts';
import { toolTable, type ToolTable } from './server-tools.ts';
import type { ServerView } from './server-view.ts';
import { flagSentences, riskSentence } from './server-sentences.ts';
import type { ServerRecords, ServerSummary } from './summary.ts';
import { oneLine, plain } from './text.ts';
import { tokensOf } from './tool.ts';
import { urls } from './urls.ts';
import { article, breadcrumbs, questions as faq } from '../surfaces/json-ld.ts';
import { paths } from '../surfaces/paths.ts';
import { count, percent } from './words.ts';

export interface ServerModel {
  kind: 'server';
  id: string;
  name: string;
  about: string;
  sentence: string;
  /** Why there are no tools; null where it was listed. */
  failure: { title: string; text: string; detail: string } | null;
  static: boolean;
  risks: RiskCounts;
  categories: readonly { category: Category; tools: number }[];
  table: ToolTable;
  tokens: { total: number; share: string; heaviest: { name: string; href: string; tokens: number } } | null;
  flags: readonly string[];
  chains: readonly ChainView[];
  policy: PolicyPanel | null;
  questions: readonly Question[];
  similar: readonly { id: string; name: string; shared: number }[];
  resembling: readonly ResemblanceView[];
  changes: readonly ChangeRow[];
  provenance: readonly Fact[];
  attempts: readonly { step: string; outcome: string }[];
  record: readonly Link[];
  correction: string;
}

const WINDOW = 200_000;

export function serverPage(
  records: ServerRecords,
  summary: ServerSummary,
  view: ServerView | undefined,
  { similar, resembling }: { similar: ServerModel['similar']; resembling: readonly ResemblingServer[] },
): Page {
  const path = urls.server(summary.id);
  const risks = riskCounts(summary.tools);
  const head = {
    path,
    title: `${summary.name}: ${view ? `${count(summary.tools.length, 'tool')} and ${summary.tools.length === 1 ? 'its risk' : 'their risks'}` : 'no listing'}`,
    description: oneLine(`${riskSentence(summary, risks)} ${summary.about}`, 200),
    crumbs: [
      { href: urls.servers, text: 'Servers' },
      { href: path, text: summary.name },
    ],
  };
  const policy = view ? panelOf(view.policies[DEFAULT_POSTURE], view.verdict) : null;
  const questions = policy ? serverQuestions(summary, risks, policy) : [];
  const pack = records.snapshot?.package;
  const alternates = [
    { type: 'text/markdown', href: paths.markdown(path), title: 'Markdown' },
    { type: 'application/json', href: paths.server(summary.id), title: 'JSON' },
    ...(summary.events.length > 0
      ? [{ type: 'application/rss+xml', href: paths.serverFeed(summary.id).rss, title: 'Changes' }]
      : []),
  ];
  return {
    ...head,
    alternates,
    jsonLd: [
      breadcrumbs(head.crumbs, SITE.origin),
      article(head, { name: summary.name, ...(pack && { package: pack.name, version: pack.version }) }, SITE.origin),
      ...(questions.length > 0 ? [faq(questions)] : []),
    ],
    body: {
      kind: 'server',
      id: summary.id,
      name: summary.name,
      about: summary.about,
      sentence: riskSentence(summary, risks),
      failure: failureOf(summary),
      static: summary.tier === 'static',
      risks,
      categories: (['Read', 'Write', 'Execute', 'Unclassified'] as const)
        .map((category) => ({ category, tools: summary.tools.filter((tool) => tool.category === category).length }))
        .filter(({ tools }) => tools > 0),
      table: toolTable(summary),
      tokens: view ? tokenCost(view) : null,
      flags: flagSentences(summary, records),
      chains: view ? chainViews(view) : [],
      policy,
      questions,
      similar,
      resembling: resemblanceViews(resembling),
      changes: changeRows([{ ...summary, events: summary.events.slice(-20) }]).slice(0, 20),
      provenance: provenanceOf(records),
      attempts: summary.attempts,
      record: alternates.map(({ href, title }) => ({ href, text: title })),
      correction: serverCorrection({ id: summary.id, path }, records.snapshot, records.verdict),
    },
  };
}

function failureOf(summary: ServerSummary): ServerModel['failure'] {
  if (summary.tools.length > 0) return null;
  if (summary.failure === undefined)
    return {
      title: 'Not listed yet',
      text: 'This server is in the index, but has not been listed. Nothing is known of its tools; that is not a sign of safety.',
      detail: '',
    };
  return {
    title: 'Could not be listed',
    text: `${failureWords(summary.failure.reason)} Nothing is known of its tools; that is not a sign of safety.`,
    detail: plain(summary.failure.detail),
  };
}

function tokenCost({ snapshot, summary }: ServerView): ServerModel['tokens'] {
  const costs = snapshot.tools.map(tokensOf);
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const heaviest = costs.indexOf(Math.max(...costs));
  const tool = summary.tools[heaviest]!;
  return {
    total,
    share: percent(total, WINDOW),
    heaviest: { name: tool.name, href: urls.tool(summary.id, tool.slug), tokens: costs[heaviest]! },
  };
}
