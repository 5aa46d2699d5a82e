import type { Parameter, RawTool, Role, ToolVerdict } from '../../data/schema/index.ts';
import type { Draft } from './draft.ts';
import { draftsFor } from './drafts.ts';
import { riskRank, type Subject } from './posture.ts';
import { argumentAt } from './schema.ts';
import type { ConditionKind, Posture, Values } from './types.ts';

/** The lowest risk rank from which a posture asks for a kind of condition; a kind that is absent is never asked for. */
const FROM: Record<Posture, Partial<Record<ConditionKind, number>>> = {
  strict: { workspace: 0, hosts: 0, 'read-only': 0, ceiling: 0, flag: 1, branches: 1, size: 1 },
  recommended: {
    workspace: 1,
    hosts: 1,
    'public-address': 1,
    'read-only': 2,
    ceiling: 1,
    flag: 1,
    branches: 1,
    size: 2,
  },
  permissive: { workspace: 2, hosts: 2, 'public-address': 1, 'read-only': 2 },
};

/** The argument conditions that a posture asks of a tool, from the roles of its parameters and its schema. */
export function draftConditions(verdict: ToolVerdict, tool: RawTool, posture: Posture, values: Values): Draft[] {
  const drafts = verdict.parameters.flatMap((parameter) => {
    const argument = argumentAt(tool, parameter.pointer);
    return argument ? draftsFor(parameter, argument, verdict, posture, values) : [];
  });
  const seen = new Set<string>();
  return drafts.filter((draft) => {
    const from = FROM[posture][draft.kind];
    const id = JSON.stringify([draft.kind, draft.argument]);
    if (from === undefined || riskRank(verdict.risk) < from || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

/** Whether a subject is dangerous only by arguments that the drafts check, all of them. */
export function isConfined(subject: Subject, verdict: ToolVerdict, tool: RawTool, drafts: readonly Draft[]): boolean {
  const { effects, qualifiers } = subject;
  const checks = (parameter: Parameter, kinds: readonly ConditionKind[]): boolean => {
    const path = JSON.stringify(argumentAt(tool, parameter.pointer)?.path);
    // A list is checked element by element, one step below its own path.
    return drafts.some(({ kind, argument }) => {
      const own = argument.at(-1) === null ? argument.slice(0, -1) : argument;
      return kinds.includes(kind) && (JSON.stringify(argument) === path || JSON.stringify(own) === path);
    });
  };
  const covered = (roles: readonly Role[], kinds: readonly ConditionKind[]): boolean => {
    const relevant = verdict.parameters.filter(({ role }) => roles.includes(role));
    return relevant.length > 0 && relevant.every((parameter) => checks(parameter, kinds));
  };
  const dangers = [
    [effects.includes('runs-code'), () => covered(['query', 'code', 'command'], ['read-only'])],
    [effects.includes('reads-secrets'), () => covered(['path'], ['workspace']) && secretsComeByPath(verdict)],
    [effects.includes('open-egress'), () => covered(['url', 'host'], ['hosts', 'public-address'])],
    [qualifiers.includes('egress-subscription'), () => false],
    [qualifiers.includes('raw-api') || qualifiers.includes('user-interface-action'), () => false],
  ] as const;
  const present = dangers.filter(([is]) => is);
  return present.length > 0 && present.every(([, isCovered]) => isCovered());
}

/** What shows that the tool can return secrets is a path that it takes, and nothing else. */
function secretsComeByPath({ evidence, parameters }: ToolVerdict): boolean {
  const facts = evidence.filter(({ supports }) => supports === 'reads-secrets');
  const paths = parameters.filter(({ role }) => role === 'path').map(({ pointer }) => pointer);
  return facts.length > 0 && facts.every((fact) => paths.some((path) => `${fact.pointer}/`.startsWith(`${path}/`)));
}
