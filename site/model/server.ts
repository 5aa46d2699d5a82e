import type { ResemblingServer } from '../../classifier/names/listed.ts';
import type { Category } from '../../data/schema/index.ts';
import { SITE } from '../config.ts';
import { riskCounts } from './catalogue.ts';
import { changeRows, type ChangeRow } from './changes.ts';
import { serverCorrection } from './correction.ts';
import { failureWords } from './coverage.ts';
import type { Question } from './faq.ts';
import { serverQuestions, worst } from './server-faq.ts';
import { mismatchSentences } from './mismatch.ts';
import type { Link, Page, RiskCounts } from './page.ts';
import { DEFAULT_POSTURE, panelOf, type PolicyPanel } from './policy.ts';
import { provenanceOf, type Fact } from './provenance.ts';
import { resemblanceViews, type ResemblanceView } from './resemblance.ts';
import { toolTable, type ToolTable } from './server-tools.ts';
import type { ServerView } from './server-view.ts';
import type { ServerRecords, ServerSummary } from './summary.ts';
import { oneLine, plain } from './text.ts';
import { tokensOf } from './tool.ts';
import { urls } from './urls.ts';
import { article, breadcrumbs, questions as faq } from '../surfaces/json-ld.ts';
import { paths } from '../surfaces/paths.ts';
import { count, list, number, percent } from './words.ts';

export interface ChainView {
  title: string;
  text: string;
  steps: readonly { role: string; tools: readonly Link[]; more: number }[];
  href: string;
}

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
    description: oneLine(`${sentence(summary, risks)} ${summary.about}`, 200),
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
      sentence: sentence(summary, risks),
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

function sentence(summary: ServerSummary, risks: RiskCounts): string {
  if (summary.tools.length === 0) return 'No tool of this server is known, so nothing can be said of its risk.';
  const total = summary.tools.length;
  const grave = risks.critical + risks.high;
  const parts = [
    risks.critical > 0 && `${number(risks.critical)} of critical`,
    risks.high > 0 && `${number(risks.high)} of high`,
  ].filter((part): part is string => part !== false);
  const unknown = risks.unknown > 0 ? ` ${number(risks.unknown)} could not be classified.` : '';
  if (total === 1) return `1 tool, ${unknown === '' ? `of ${worst(risks)} risk` : 'which could not be classified'}.`;
  return grave === 0
    ? `${count(total, 'tool')}, none of high or critical risk.${unknown}`
    : `${count(total, 'tool')}, ${list(parts)} risk.${unknown}`;
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

function flagSentences(summary: ServerSummary, { snapshot }: ServerRecords): string[] {
  const suspicious = summary.tools.filter(({ flags }) => flags.some((flag) => flag !== 'default-annotations')).length;
  const contradicting = summary.tools.filter(({ contradictions }) => contradictions > 0).length;
  const sentences: string[] = [];
  if (suspicious > 0)
    sentences.push(
      `${count(suspicious, 'tool')} ${suspicious === 1 ? 'has a definition' : 'have definitions'} with words that may steer a model or hide something.`,
    );
  if (contradicting > 0)
    sentences.push(
      `${count(contradicting, 'tool')} ${contradicting === 1 ? 'declares an annotation' : 'declare annotations'} that the verdict contradicts.`,
    );
  if (snapshot?.flags.some(({ code }) => code === 'truncated'))
    sentences.push('The listing was longer than the crawler accepts; the tools shown are its beginning.');
  if (snapshot?.flags.some(({ code }) => code === 'duplicate-name'))
    sentences.push('Some tools share one name; clients will not tell them apart.');
  return [...sentences, ...mismatchSentences(snapshot)];
}

const CHAINS = {
  'toxic-flow': {
    title: 'Private data can leave',
    text: 'One session with this server holds private data, text that strangers wrote, and a way out. A stranger’s text can tell the model to read what is private and to send it away.',
    roles: ['Brings in a stranger’s text', 'Reads what is private', 'Sends it out'],
  },
  'injected-execution': {
    title: 'A stranger’s text can run',
    text: 'One session with this server reads text that strangers wrote and runs code. That text can tell the model what to run.',
    roles: ['Brings in a stranger’s text', 'Reads what is private', 'Runs it'],
  },
} as const;

function chainViews({ verdict, summary }: ServerView): ChainView[] {
  const links = new Map(
    summary.tools.map(({ slug }, index) => [
      verdict.tools[index]!.name,
      { href: urls.tool(summary.id, slug), text: summary.tools[index]!.name },
    ]),
  );
  return verdict.chains.map(({ kind, untrusted, private: own, sink }) => {
    const { title, text, roles } = CHAINS[kind];
    const steps = [untrusted, own, sink].map((tools, index) => ({
      role: roles[index]!,
      tools: tools.slice(0, 6).flatMap((name) => links.get(name) ?? []),
      more: Math.max(0, tools.length - 6),
    }));
    const alone = new Set([...untrusted, ...own, ...sink]).size === 1;
    return {
      title,
      text: alone ? `${text} One tool does all of it: what a call returns can steer the next.` : text,
      steps: steps.filter(({ tools }) => tools.length > 0),
      href: urls.attack(kind === 'toxic-flow' ? kind : 'indirect-prompt-injection'),
    };
  });
}
