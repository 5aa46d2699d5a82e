import type { Effect } from '../../data/schema/index.ts';
import type { Question } from './faq.ts';
import type { RiskCounts } from './page.ts';
import type { PolicyPanel } from './policy.ts';
import type { ServerSummary } from './summary.ts';
import { count, list, number, theServer } from './words.ts';

/** The gravest level that any tool of a server has. */
export const worst = (risks: RiskCounts) => LEVELS.find((risk) => risks[risk] > 0);
const LEVELS = ['critical', 'high', 'medium', 'low'] as const;

/** Questions that a reader of a server has; every answer counts its tools' verdicts or asks its policy. */
export function serverQuestions(summary: ServerSummary, risks: RiskCounts, policy: PolicyPanel): Question[] {
  const having = (...wanted: Effect[]) =>
    summary.tools.filter(({ effects }) => wanted.some((effect) => effects.includes(effect)));
  const named = (tools: readonly { name: string }[]) =>
    list([
      ...tools.slice(0, 4).map(({ name }) => name),
      ...(tools.length > 4 ? [`${number(tools.length - 4)} more`] : []),
    ]);
  const the = theServer(summary.name);
  const no =
    summary.tools.length === 1 ? 'No: its tool’s definition does not say so.' : 'No: none of its definitions says so.';
  const target = policy.targets.find(({ id }) => id === policy.target)!.name;
  const ask = (question: string, effects: Effect[], yes: string): Question => {
    const tools = having(...effects);
    return {
      question,
      answer: tools.length > 0 ? `Yes, with ${named(tools)}: ${yes}.` : no,
    };
  };
  return [
    {
      question: `How dangerous is ${the}?`,
      answer: howDangerous(summary.tools.length, risks),
    },
    ask(`Can ${the} delete data?`, ['destructive'], 'a legitimate call deletes or overwrites'),
    ask(`Can ${the} run code?`, ['runs-code'], 'a call runs code or statements that its arguments supply'),
    ask(`Can ${the} read credentials?`, ['reads-secrets'], 'what a call returns can hold secrets'),
    ask(
      `Can ${the} send data out?`,
      ['open-egress', 'sends-message'],
      'a call carries what its arguments say to an address or to people',
    ),
    ...(having('financial').length > 0
      ? [ask(`Can ${the} spend money?`, ['financial'], 'a call moves money or commits to pay')]
      : []),
    {
      question: `What does the ${policy.posture} policy for ${the} allow?`,
      answer: `For the ${target}: ${policy.sentences.join(' ')}`,
    },
  ];
}

function howDangerous(total: number, risks: RiskCounts): string {
  const measure = 'A server is as dangerous as the worst call that an agent may make with it.';
  if (total === 1)
    return `${risks.unknown > 0 ? 'Its one tool could not be classified' : `Its one tool is of ${worst(risks)} risk`}. ${measure}`;
  const counted = LEVELS.filter((risk) => risks[risk] > 0).map((risk) => `${number(risks[risk])} of ${risk} risk`);
  const unknown = risks.unknown > 0 ? [`${number(risks.unknown)} of a risk that could not be told`] : [];
  return `It lists ${count(total, 'tool')}: ${list([...counted, ...unknown])}. ${measure}`;
}
