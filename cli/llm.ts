import type { Estimate, LlmItem, LlmOptions, LlmProgress, LlmResult } from '../classifier/llm/index.ts';
import type { ToolVerdict } from '../data/schema/index.ts';
export { addLlmOptions, type LlmFlags } from './llm-options.ts';
import { UsageError } from './errors.ts';
import type { LlmFlags } from './llm-options.ts';
import { stage } from './progress.ts';

type Llm = typeof import('../classifier/llm/index.ts');

/** What a run takes from the command that calls it, so that both engines print alike. */
export interface LlmRun<Item extends LlmItem> {
  items: readonly Item[];
  /** The line of output for a verdict. */
  lineOf(item: Item, verdict: ToolVerdict): object;
  write(line: object): void | Promise<void>;
}

/** Labels the items by a model and writes one line each. Sets exit code 1 where some have no answer. */
export async function runLlm<Item extends LlmItem>(run: LlmRun<Item>, flags: LlmFlags): Promise<void> {
  const llm = await import('../classifier/llm/index.ts');
  const options = optionsOf<Item>(flags, llm.DEFAULT_CACHE);
  const baseUrl = usage(() => llm.baseUrlOf(options));
  const estimate = llm.estimateLlm(run.items, options);
  const prices = { input: flags.priceIn, output: flags.priceOut };
  const sentence = estimateSentence(estimate, llm.costOf(estimate, prices), options.model);
  if (flags.estimate) return void process.stdout.write(`${sentence}\n`);
  if (estimate.requests > 0) {
    usage(() => llm.assertKey(options));
    if (!flags.quiet) process.stderr.write(`${sentence}\n`);
    if (!llm.isLocal(baseUrl) && !flags.yes) await confirm();
  }

  if (flags.batch !== undefined) await runBatches(llm, run, options, flags);
  const bar = stage('llm', { quiet: flags.quiet ?? false });
  bar.total(run.items.length);
  const tally = { answered: 0, unanswered: new Map<string, number>(), overruled: 0, disagreed: 0 };
  let progress: LlmProgress | undefined;
  for await (const result of llm.classifyWithLlm(run.items, {
    ...options,
    onProgress: (now) => void (progress = now),
  })) {
    const differences = result.verdict === undefined ? [] : llm.disagreements(result.rules, result.verdict);
    const line = { ...llmLine(llm, run, result), model: options.model, prompt: llm.PROMPT_VERSION };
    // Side by side: the rules' line, with the model's in it and the points on which they differ.
    const both = () => ({ ...run.lineOf(result.item, result.rules), llm: line, disagreements: differences });
    await run.write(flags.engine === 'both' ? both() : line);
    if (result.problem === undefined) tally.answered++;
    else tally.unanswered.set(result.problem.code, (tally.unanswered.get(result.problem.code) ?? 0) + 1);
    if (result.overruled) tally.overruled++;
    if (differences.length > 0) tally.disagreed++;
    bar.step(result.item.tool.name);
  }
  const cost = progress === undefined ? undefined : llm.costOf(progress, prices);
  bar.done(
    [
      `${tally.answered} answered (${progress?.cached ?? 0} were at hand)`,
      ...[...tally.unanswered].map(([code, count]) => `${count} without an answer: ${code}`),
      ...(tally.overruled > 0 ? [`${tally.overruled} overruled on poisoned definitions`] : []),
      ...(flags.engine === 'both' ? [`${tally.disagreed} to review`] : []),
      `${progress?.inputTokens ?? 0} tokens in, ${progress?.outputTokens ?? 0} out`,
      ...(cost === undefined ? [] : [`cost ${cost.toFixed(2)}`]),
    ].join('; '),
  );
  if (tally.unanswered.size > 0) process.exitCode = 1;
}

function optionsOf<Item extends LlmItem>(flags: LlmFlags, cache: string): LlmOptions<Item> {
  const model = flags.model ?? process.env.OPENAI_MODEL;
  if (!model) throw new UsageError('no model: name one with --model, as its server calls it');
  return {
    model,
    baseUrl: flags.baseUrl ?? process.env.OPENAI_BASE_URL,
    apiKey: process.env.OPENAI_API_KEY,
    cache: flags.cache ?? cache,
    concurrency: flags.concurrency,
    requestsPerMinute: flags.rpm,
    tokensPerMinute: flags.tpm,
    timeout: flags.timeout === undefined ? undefined : flags.timeout * 1000,
    retries: flags.retries,
    ignoreAnnotations: flags.ignoreAnnotations,
  };
}

async function runBatches<Item extends LlmItem>(
  llm: Llm,
  run: LlmRun<Item>,
  options: LlmOptions<Item>,
  { batch, quiet }: LlmFlags,
): Promise<void> {
  let last = '';
  const summary = await llm.runBatches(run.items, {
    ...options,
    batchId: typeof batch === 'string' ? batch : undefined,
    onBatch({ id, status, done, failed, total }) {
      const line = `batch ${JSON.stringify(id)}: ${status}, ${done} of ${total} done, ${failed} failed\n`;
      if (!quiet && line !== last) process.stderr.write(line);
      last = line;
    },
  });
  if (!quiet)
    process.stderr.write(
      `batches   ${summary.batches} collected; ${summary.accepted} answers accepted, ${summary.notAccepted} to ask again\n`,
    );
}

/** A tool without an answer is Unclassified, and says why. */
function llmLine<Item extends LlmItem>(llm: Llm, run: LlmRun<Item>, result: LlmResult<Item>): object {
  const { item, verdict, problem, rules, overruled } = result;
  const line = run.lineOf(item, verdict ?? llm.unanswered(rules, problem));
  return { ...line, engine: 'llm', overruled, ...(problem === undefined ? {} : { problem }) };
}

function estimateSentence(estimate: Estimate, cost: number | undefined, model: string): string {
  const { tools, cached, requests, unaskable, inputTokens, outputTokens } = estimate;
  return [
    `${tools} tools for ${model}: ${requests} to ask, ${cached} at hand`,
    ...(unaskable > 0 ? [`${unaskable} too large to ask`] : []),
    `about ${inputTokens} tokens in and ${outputTokens} out`,
    cost === undefined
      ? 'no prices given (--price-in, --price-out)'
      : `about ${cost.toFixed(2)} in the currency of the prices`,
  ].join('; ');
}

async function confirm(): Promise<void> {
  if (!process.stdin.isTTY) throw new UsageError('a run on a hosted server costs money: add --yes, or see --estimate');
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('Go on? [y/N] ');
  terminal.close();
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new UsageError('nothing was asked');
}

/** What is wrong with the options is a matter of usage: exit code 2. */
function usage<Result>(check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
