import { parse } from 'smol-toml';
import type { Engine } from './engine.ts';
import { published } from './published.ts';

/** The published schema leaves the server out where a rule is for all of them; a policy names it always. */
const policyFile = published<{
  rule: {
    mcpName: string;
    toolName: string;
    argsPattern?: string;
    decision: 'allow' | 'deny' | 'ask_user';
    priority: number;
  }[];
}>('gemini-policy-file.schema.json');

const REPEATED_GROUP = /\([^)]*[*+?{].*\)[*+?{]/;

/** The JSON that patterns see: keys sorted, and a NUL before and after each pair at the top. */
function stable(value: unknown, top = true): string {
  if (Array.isArray(value)) return `[${value.map((item) => stable(item, false)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${stable((value as Record<string, unknown>)[key], false)}`);
  return `{${pairs.map((pair) => (top ? `\0${pair}\0` : pair)).join(',')}}`;
}

export const gemini: Engine = {
  id: 'gemini',
  kind: 'documentation',
  load(rendered) {
    const { rule: rules } = policyFile(parse(rendered.text));
    for (const { argsPattern = '' } of rules)
      if (argsPattern.length > 2048 || REPEATED_GROUP.test(argsPattern))
        throw new Error(`unsafe pattern ${argsPattern}`);
    const ordered = rules.toSorted((a, b) => b.priority - a.priority);
    return ({ server, tool, args }) => {
      const found = ordered.find(
        ({ mcpName, toolName, argsPattern }) =>
          mcpName === server &&
          (toolName === '*' || toolName === tool) &&
          (argsPattern === undefined || new RegExp(argsPattern).test(stable(args))),
      );
      return found === undefined || found.decision === 'ask_user' ? 'ask' : found.decision;
    };
  },
};
