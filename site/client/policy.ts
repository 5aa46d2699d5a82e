import {
  describe,
  render,
  serverPolicy,
  targetOf,
  toolPolicy,
  type Policy,
  type Posture,
  type Values,
} from '../../classifier/policy/index.ts';
import { loadServer } from './records.ts';

export { ownValues } from './values.ts';

export interface Made {
  /** What the text says, of which the sentences are made. */
  policy: Policy;
  text: string;
  filename: string;
  fragment: boolean;
  where: string;
  documentation: string;
  sentences: readonly string[];
  notes: readonly string[];
  install: readonly string[];
}

/** A policy for one tool or one server, from the published records. */
export async function policyFor(choice: {
  server: string;
  tool: number | undefined;
  target: string;
  posture: string;
  key: string;
  values: Values;
}): Promise<Made> {
  const { verdict, tools } = await loadServer(choice.server);
  const whole = serverPolicy(verdict, tools, choice.posture as Posture, choice.key, choice.values);
  const scope = choice.tool === undefined ? 'server' : 'tool';
  const policy = choice.tool === undefined ? whole : toolPolicy(whole, verdict.tools[choice.tool]!.name);
  const target = targetOf(choice.target)!;
  const effective = target.effective(policy);
  const rendered = render(policy, choice.target, scope);
  return {
    policy: effective,
    text: rendered.files.map(({ text }) => text).join('\n'),
    filename: rendered.filename,
    fragment: rendered.fragment,
    where: rendered.where,
    documentation: target.documentation.url,
    sentences: describe(effective, scope),
    notes: [...(rendered.advisory ? ['This target informs or asks; it does not enforce.'] : []), ...rendered.lossy],
    install: target.install,
  };
}
