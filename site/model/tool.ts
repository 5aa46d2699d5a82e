import { firstSentence, wholeWords } from '../../classifier/explain/quote.ts';
import { RISK_RULES } from '../../classifier/risk.ts';
import { LEARNED } from '../../classifier/signals/learned.ts';
import { resolvePointer } from '../../data/store/pointer.ts';
import type { ResemblingServer } from '../../classifier/names/listed.ts';
import type { Attack, Category, Effect, Qualifier, RawTool, Risk, ToolVerdict } from '../../data/schema/index.ts';
import { SITE } from '../config.ts';
import { annotationView, type AnnotationView } from './annotations.ts';
import { toolCorrection } from './correction.ts';
import { definitionView, quotesOf } from './definition.ts';
import { toolQuestions, type Question } from './faq.ts';
import { flagWords, reasonsOf, signalWords } from './knowledge.ts';
import type { Link, Page, ToolRow } from './page.ts';
import { parameterRows } from './parameters.ts';
import { DEFAULT_POSTURE, panelOf, type PolicyPanel } from './policy.ts';
import { provenanceOf, type Fact } from './provenance.ts';
import { resemblanceViews, type ResemblanceView } from './resemblance.ts';
import { fit, type Fitted } from './room.ts';
import { isSaid, wordsBeside, type ServerWords } from './server-words.ts';
import type { ServerView } from './server-view.ts';
import { inline, oneLine, plain } from './text.ts';
import { urls } from './urls.ts';
import { article, breadcrumbs, questions as faq } from '../surfaces/json-ld.ts';
import { paths } from '../surfaces/paths.ts';
import { theServer } from './words.ts';

/** The quotations that speak for the same, by the same signals. */
export interface EvidenceRow {
  /** Each with the number that marks it in the definition. */
  quotes: readonly { number: number; quote: string }[];
  /** Their JSON pointers; members of one list share theirs, as in `/enum/0, 3`. */
  places: readonly string[];
  /** Which signals saw them. */
  signals: readonly { id: string; words: string }[];
  supports: readonly string[];
}

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
  const path = urls.tool(summary.id, brief.slug);
  const reasons = reasonsOf(judged, tool);
  const flags = judged.flags.filter(({ code }) => code !== 'default-annotations');
  const facts = judged.evidence.map((fact) => inWholeWords(tool, fact));
  const quoted = placesOf(facts);
  const quotes = quotesOf([...quoted, ...flags]);
  const evidence = evidenceRows(quoted, facts);
  const warnings = flags.map(({ code, quote }, position) => ({
    number: quoted.length + position + 1,
    words: flagWords(code),
    quote: inline(quote),
  }));
  const head = {
    path,
    title: `${brief.name}: ${judged.risk === null ? 'unclassified' : `${judged.risk}-risk ${judged.category}`} tool of ${summary.name}`,
    description: oneLine(describe(brief, summary.name), 200),
    crumbs: [
      { href: urls.servers, text: 'Servers' },
      { href: urls.server(summary.id), text: summary.name },
      { href: path, text: brief.name },
    ],
  };
  const { rows, leftOut } = parameterRows(tool, judged.parameters);
  const actions = judged.actions.map(({ value, category, effects, risk }) => ({
    value: plain(value),
    category,
    effects,
    risk,
  }));
  const policy = panelOf(policies[DEFAULT_POSTURE], verdict, index);
  const questions = questionsOf(view, index, reasons, policy);
  const besides = [reasons, evidence, actions, questions, policy.text, policy.limits];
  const fitted = fit(definitionView(tool, quotes), rows, besides);
  const alternates = [
    { type: 'text/markdown', href: paths.markdown(path), title: 'Markdown' },
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
      attacks: brief.attacks.map(({ slug, reason }) => ({
        slug,
        title: attacks.find((attack) => attack.slug === slug)!.title,
        reason,
      })),
      ...related,
      siblings: siblingsOf(view, index),
      questions,
      provenance: provenanceOf(records, judged),
      correction: toolCorrection({ id: summary.id, path }, brief.name, judged),
    },
  };
}

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

type Evidence = ToolVerdict['evidence'];
const samePlace = (a: Evidence[number], b: Evidence[number]): boolean => a.pointer === b.pointer && a.quote === b.quote;

/** A page shows no half words, where a signal knows a word by its stem. */
function inWholeWords(tool: RawTool, fact: Evidence[number]): Evidence[number] {
  const text = resolvePointer(tool, fact.pointer);
  return typeof text === 'string' ? { ...fact, quote: wholeWords(text, fact.quote) } : fact;
}

/** Each quoted place once: one number may speak for several labels. */
const placesOf = (evidence: Evidence): Evidence =>
  evidence.filter((fact, index) => evidence.findIndex((other) => samePlace(fact, other)) === index);

function evidenceRows(quoted: Evidence, evidence: Evidence): EvidenceRow[] {
  const rows = quoted.map((place, position) => {
    const facts = evidence.filter((fact) => samePlace(fact, place));
    return {
      quote: { number: position + 1, quote: inline(place.quote) },
      place: place.pointer,
      // What rules saw is said before what was learned.
      signals: [...new Set(facts.map(({ signal }) => signal))].sort(
        (a, b) => Number(a === LEARNED) - Number(b === LEARNED) || (a < b ? -1 : 1),
      ),
      supports: [...new Set(facts.map(({ supports }) => supports))],
    };
  });
  return [...Map.groupBy(rows, ({ signals, supports }) => JSON.stringify([signals, supports])).values()].map(
    (same) => ({
      quotes: same.map(({ quote }) => quote),
      places: placeWords(same.map(({ place }) => place)),
      signals: same[0]!.signals.map((id) => ({ id, words: signalWords(id) })),
      supports: same[0]!.supports,
    }),
  );
}

function placeWords(pointers: readonly string[]): string[] {
  const lists = Map.groupBy(new Set(pointers), (pointer) => /^(.*)\/\d+$/.exec(pointer)?.[1] ?? pointer);
  return [...lists].map(([parent, [first, ...others]]) =>
    plain([first, ...others.map((pointer) => pointer.slice(parent.length + 1))].join(', ')),
  );
}

/** The one-sentence why, with the server that the tool is of. */
function describe({ name, why }: { name: string; why: string }, server: string): string {
  const named = `${name} of ${theServer(server)}`;
  return why.startsWith(`${name} `) ? named + why.slice(name.length) : `${named}. ${why}`;
}

/** The risk function, rule by rule, up to the one that applies. */
export function riskSteps(input: Parameters<(typeof RISK_RULES)[number]['applies']>[0]): ToolModel['steps'] {
  const last = RISK_RULES.findIndex((rule) => rule.applies(input));
  return RISK_RULES.slice(0, last + 1).map(({ text, risk }, index) => ({ text, risk, applies: index === last }));
}

/** What a definition costs in a model's context, at four characters a token. */
export const tokensOf = (tool: RawTool): number => Math.ceil(JSON.stringify(tool).length / 4);

function siblingsOf(view: ServerView, index: number): ToolRow[] {
  const { rows } = view;
  const around = [...rows.slice(index + 1), ...rows.slice(0, index)];
  return around.slice(0, 5);
}
