import { readFileSync } from 'node:fs';
import { loadPolicy } from '@open-policy-agent/opa-wasm';
import type { Decide } from './engine.ts';

/** Decides by a module that OPA compiled with the entry point mcp/decision. */
export async function loadOpa(wasm: string | URL): Promise<Decide> {
  const policy = await loadPolicy(readFileSync(wasm));
  return ({ server, tool, args }) => {
    if (!tool.isWellFormed()) return 'deny'; // no JSON that OPA reads
    const [answer] = policy.evaluate({ server, tool, args }) as { result: 'allow' | 'ask' | 'deny' }[];
    if (answer === undefined) throw new Error('the policy decides nothing');
    return answer.result;
  };
}
