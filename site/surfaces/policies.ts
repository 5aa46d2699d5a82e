import {
  describe,
  POSTURES,
  render,
  serverPolicy,
  targetOf,
  toolPolicy,
  type Decision,
  type Policy,
  type Posture,
  type Scope,
} from '../../classifier/policy/index.ts';
import { toolSentences } from '../model/policy-words.ts';
import type { ServerRecord } from './record.ts';

export const TARGET = 'policylayer';

/** A policy as text, with what it does in sentences. */
export interface PolicyText {
  posture: Posture;
  decision?: Decision;
  filename: string;
  fragment: boolean;
  where: string;
  text: string;
  sentences: string[];
  stricter: string[];
}

/** What one posture recommends: for the server, and the part for each of its tools. */
export interface PosturePolicies {
  server: PolicyText;
  tools: PolicyText[];
}

/** The recommendations for one server, in the order of the postures; none where it has no verdict. */
export function policiesOf(
  { id, records: { verdict, snapshot }, tools }: ServerRecord,
  whole?: Readonly<Record<Posture, Policy>>,
): PosturePolicies[] {
  if (!verdict || !snapshot) return [];
  return POSTURES.map((posture) => {
    const policy = whole?.[posture] ?? serverPolicy(verdict, snapshot.tools, posture, id);
    return {
      server: textOf(policy, 'server'),
      tools: tools.map((tool) => textOf(toolPolicy(policy, tool.name), 'tool')),
    };
  });
}

function textOf(policy: Policy, scope: Scope): PolicyText {
  const { text, filename, fragment, where, lossy } = render(policy, TARGET, scope);
  const decision = scope === 'tool' ? policy.servers[0]?.tools[0]?.decision : undefined;
  const effective = targetOf(TARGET)!.effective(policy);
  return {
    posture: policy.posture,
    ...(decision && { decision }),
    filename,
    fragment,
    where,
    text,
    sentences: scope === 'tool' ? toolSentences(effective) : describe(effective, scope),
    stricter: [...lossy],
  };
}
