import { classifyWithLlm } from '../../classifier/llm/index.ts';
import { items, manyTools, rulesVerdict } from './cases.ts';

/** A run in a process of its own, so that it can be killed: `node child.ts <base URL> <cache folder>`. */
const [baseUrl, cache] = process.argv.slice(2) as [string, string];
const options = {
  model: 'test-model',
  baseUrl,
  cache,
  concurrency: 1,
  rules: ({ tool }: ReturnType<typeof items>[number]) => rulesVerdict(tool),
};
for await (const _ of classifyWithLlm(items(...manyTools(12)), options));
