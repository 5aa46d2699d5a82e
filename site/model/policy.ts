import {
  describe,
  POSTURES,
  render,
  targetOf,
  TARGETS,
  toolPolicy,
  type Policy,
  type Posture,
} from '../../classifier/policy/index.ts';
import type { ServerVerdict } from '../../data/schema/index.ts';
import { toolSentences } from './policy-words.ts';

/** The policy panel as it stands without JavaScript, and what the script needs to compute the others. */
export interface PolicyPanel {
  server: string;
  /** The tool's position in its server's list; absent on a server page. */
  tool?: number;
  /** Null where it is too long for a page. */
  text: string | null;
  filename: string;
  fragment: boolean;
  where: string;
  sentences: readonly string[];
  limits: readonly string[];
  install: readonly string[];
  documentation: { url: string; version: string; checked: string };
  target: string;
  posture: Posture;
  postures: readonly Posture[];
  targets: readonly { id: string; name: string }[];
}

/** Characters of a policy that a page has room for. */
const LONGEST = 20_000;

export const DEFAULT_TARGET = 'policylayer';
export const DEFAULT_POSTURE: Posture = 'recommended';

/** The panel of one tool, or of the whole server where no tool is given. Every sentence is asked of the evaluator. */
export function panelOf(whole: Policy, verdict: ServerVerdict, tool?: number): PolicyPanel {
  const scope = tool === undefined ? 'server' : 'tool';
  const policy = tool === undefined ? whole : toolPolicy(whole, verdict.tools[tool]!.name);
  const target = targetOf(DEFAULT_TARGET)!;
  const rendered = render(policy, DEFAULT_TARGET, scope);
  return {
    server: verdict.server,
    ...(tool !== undefined && { tool }),
    text: rendered.text.length > LONGEST ? null : rendered.text,
    filename: rendered.filename,
    fragment: rendered.fragment,
    where: rendered.where,
    sentences: tool === undefined ? describe(target.effective(policy), scope) : toolSentences(target.effective(policy)),
    limits: rendered.lossy,
    install: target.install,
    documentation: target.documentation,
    target: DEFAULT_TARGET,
    posture: DEFAULT_POSTURE,
    postures: POSTURES,
    targets: TARGETS.map(({ id, name }) => ({ id, name })),
  };
}
