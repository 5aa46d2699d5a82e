import type { Chain, ToolVerdict } from '../data/schema/index.ts';

type Labelled = Pick<ToolVerdict, 'name' | 'effects'>;

/** Paths through a set of tools that together do harm: private data, foreign content and a way out, or code to run. */
export function chainsOf(tools: readonly Labelled[]): Chain[] {
  const having = (...effects: ToolVerdict['effects']) =>
    tools.filter((tool) => effects.some((effect) => tool.effects.includes(effect))).map(({ name }) => name);
  const hidden = having('reads-private', 'reads-secrets');
  const untrusted = having('reads-untrusted');
  const out = having('open-egress', 'sends-message');
  const code = having('runs-code');
  const chains: Chain[] = [];
  if (hidden.length > 0 && untrusted.length > 0 && out.length > 0)
    chains.push({ kind: 'toxic-flow', private: hidden, untrusted, sink: out });
  if (untrusted.length > 0 && code.length > 0)
    chains.push({ kind: 'injected-execution', private: [], untrusted, sink: code });
  return chains;
}
