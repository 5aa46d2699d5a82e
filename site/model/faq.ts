import { POSTURES, TARGETS, toolPolicy, type Policy, type Posture } from '../../classifier/policy/index.ts';
import { EFFECT_PHRASES, phrases } from '../../classifier/explain/words.ts';
import type { Effect, ToolVerdict } from '../../data/schema/index.ts';
import { toolSentences } from './policy-words.ts';
import { article, capital, list, number, riskPhrase, stop, theServer } from './words.ts';

export interface Question {
  question: string;
  answer: string;
}

interface Subject {
  server: { id: string; name: string; tools: number; package: string | undefined; repository: string | undefined };
  name: string;
  /** The first line of what the server says of it; empty where it says nothing. */
  description: string;
  verdict: ToolVerdict;
  reasons: readonly string[];
  /** What each posture recommends for the whole server. */
  policies: Readonly<Record<Posture, Policy>>;
  /** What the page’s policy says: for its target, which may be stricter than the posture. */
  shown: { posture: Posture; target: string; sentences: readonly string[] };
}

/** Questions that a reader of this tool has; every answer comes from the verdict or from asking the policy. */
export function toolQuestions(subject: Subject): Question[] {
  const { name, verdict, server } = subject;
  return [
    { question: `What can ${name} do?`, answer: whatItDoes(subject) },
    {
      question:
        verdict.risk === null ? `Why has ${name} no risk level?` : `Why is ${name} of ${riskPhrase(verdict.risk)}?`,
      answer: subject.reasons.join(' '),
    },
    ...dangers(subject),
    { question: `May an agent call ${name} without asking?`, answer: withoutAsking(subject) },
    { question: `How do I block ${name}?`, answer: howToBlock(subject) },
    {
      question: `Which server provides ${name}?`,
      answer: `${capital(theServer(server.name))}${server.package && server.package !== server.name ? ` (package ${server.package})` : ''}, which lists ${number(server.tools)} ${server.tools === 1 ? 'tool' : 'tools'}.${server.repository ? ` Its source is at ${server.repository}.` : ''}`,
    },
  ];
}

function whatItDoes({ name, verdict, description }: Subject): string {
  const said = description === '' ? '' : `Its server says: ${stop(`“${description}”`)} `;
  if (verdict.category === 'Unclassified')
    return `The definition does not say enough to tell. ${stop(verdict.unclassified ?? 'it is too short')} Until it does, treat ${name} like a tool of high risk.`;
  const effects = verdict.effects.map((effect) => EFFECT_PHRASES[effect]);
  const tail =
    effects.length === 0 ? 'Its definition suggests none of the effects that raise a risk.' : `It ${phrases(effects)}.`;
  const actions =
    verdict.actions.length > 1
      ? ` What a call does depends on an argument with ${verdict.actions.length} values; each is judged on its own.`
      : '';
  return `${said}${name} is ${article(`${verdict.category} tool`)} of ${riskPhrase(verdict.risk)}. ${tail}${actions}`;
}

// Asked only of tools for which the question is near; the answer may still be no.
const DANGERS: readonly {
  effect: Effect;
  near: readonly Effect[];
  ask: (name: string) => string;
  yes: string;
  no: string;
}[] = [
  {
    effect: 'destructive',
    near: ['destructive', 'bulk'],
    ask: (name) => `Can ${name} delete or overwrite data?`,
    yes: 'Yes. A legitimate call can delete something or replace its whole content',
    no: 'Nothing in its definition says so',
  },
  {
    effect: 'reads-secrets',
    near: ['reads-secrets', 'reads-private'],
    ask: (name) => `Can ${name} return credentials?`,
    yes: 'Yes. What it returns can hold credentials, keys or other secrets',
    no: 'Nothing in its definition says so, though private records may hold secrets that people put there',
  },
  {
    effect: 'open-egress',
    near: ['open-egress', 'sends-message', 'reads-private'],
    ask: (name) => `Can ${name} send data somewhere else?`,
    yes: 'Yes. The arguments choose the destination',
    no: 'Not to a destination that its arguments choose',
  },
  {
    effect: 'reads-untrusted',
    near: ['reads-untrusted'],
    ask: (name) => `Can ${name} bring a prompt injection into the session?`,
    yes: 'Yes. It returns text that third parties wrote, and that text can carry orders to the model',
    no: 'No',
  },
  {
    effect: 'financial',
    near: ['financial'],
    ask: (name) => `Can ${name} spend money?`,
    yes: 'Yes. A legitimate call can move money or commit to pay',
    no: 'No',
  },
];

const MESSAGE = 'Yes, in what it delivers: the arguments choose the content';

function dangers({ name, verdict }: Subject): Question[] {
  if (verdict.category === 'Unclassified') return [];
  return DANGERS.filter(({ near }) => near.some((effect) => verdict.effects.includes(effect)))
    .slice(0, 2)
    .map(({ effect, ask, yes, no }) => ({
      question: ask(name),
      answer: `${verdict.effects.includes(effect) ? yes : effect === 'open-egress' && verdict.effects.includes('sends-message') ? MESSAGE : no}.`,
    }));
}

function withoutAsking({ verdict, policies, shown }: Subject): string {
  const said = POSTURES.map((posture) => {
    const sentences = toolSentences(toolPolicy(policies[posture], verdict.name)).slice(0, -1);
    return { posture, sentences };
  });
  const groups = new Map<string, string[]>();
  for (const { posture, sentences } of said) {
    const text = sentences.join(' ');
    groups.set(text, [...(groups.get(text) ?? []), posture]);
  }
  const [here] = shown.sentences;
  const differs = !said.some(({ posture, sentences }) => posture === shown.posture && sentences[0] === here);
  return [
    ...[...groups].map(([text, postures]) => `${under(postures)}: ${text}`),
    ...(differs && here !== undefined
      ? [
          `What a target cannot express becomes stricter; ${under([shown.posture]).toLowerCase()}, for the ${shown.target}: ${here}`,
        ]
      : []),
  ].join(' ');
}

const under = (postures: readonly string[]): string =>
  postures.length === POSTURES.length
    ? 'Under every posture'
    : `Under the ${list(postures)} ${postures.length === 1 ? 'posture' : 'postures'}`;

/** The clients that cannot deny a tool without a rule. */
const ASKING = TARGETS.filter(({ capabilities }) => !capabilities.unlisted).map(({ name }) => name);

function howToBlock({ verdict, policies }: Subject): string {
  const decision = toolPolicy(policies.strict, verdict.name).servers[0]!.tools[0]!.decision;
  const strictly =
    decision === 'deny' || decision === 'hide'
      ? 'The strict posture already denies it. In any other, take its rule out of the policy'
      : 'No posture denies it outright, so take its rule out of the policy';
  return `${strictly}: tools that a policy does not list are denied, and in ${list(ASKING)} need a person’s approval.`;
}
