import { describe, type Policy } from '../../classifier/policy/index.ts';

const STAND_IN = '\u0001';
const known = new Map<string, string[]>();

/**
 * The sentences about a policy of one tool. They are made by asking the evaluator thousands of times, and most tools
 * share their rule with many others, so each rule is asked once, under a stand-in for the tool's name.
 */
export function toolSentences(policy: Policy): string[] {
  const name = policy.servers[0]?.tools[0]?.tool ?? '';
  const general: Policy = {
    ...policy,
    servers: policy.servers.map((server) => ({
      ...server,
      key: '',
      tools: server.tools.map((intent) => ({ ...intent, tool: STAND_IN })),
    })),
  };
  const key = JSON.stringify(general);
  let sentences = known.get(key);
  if (sentences === undefined) known.set(key, (sentences = describe(general, 'tool')));
  return sentences.map((sentence) => sentence.replaceAll(STAND_IN, () => name));
}
