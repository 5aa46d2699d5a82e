import type { ToolVerdict } from '../../data/schema/index.ts';
import { type ClassifyOptions, classifyTool } from '../classify.ts';
import { askAndKeep } from './ask.ts';
import { AnswerCache } from './cache.ts';
import type { Line } from './chat.ts';
import type { Problem } from './failure.ts';
import { guard } from './guard.ts';
import { openLine } from './line.ts';
import { DEFAULTS, type LlmItem, type LlmOptions, type LlmProgress } from './options.ts';
import { mapOrdered } from './ordered.ts';
import { questionOf } from './question.ts';
import { steering } from './steering.ts';
import { ANSWER_TOKENS, type Estimate } from './tokens.ts';
import { toVerdict } from './verdict.ts';

export interface LlmResult<Item> {
  item: Item;
  /** Absent where the model gave no answer that could be accepted; `problem` says why. */
  verdict?: ToolVerdict;
  problem?: Problem;
  /** What the rules engine says of the same tool. */
  rules: ToolVerdict;
  /** The definition is poisoned and the model was milder than the facts: the stricter labels were kept. */
  overruled: boolean;
}

/**
 * Labels tools by a model, in the order given. Accepted answers are kept in the cache folder, so that a run that was cut off
 * costs nothing twice. Throws LlmError where no request could succeed; whatever was answered by then is kept.
 */
export async function* classifyWithLlm<Item extends LlmItem>(
  items: Iterable<Item> | AsyncIterable<Item>,
  options: LlmOptions<Item>,
): AsyncGenerator<LlmResult<Item>> {
  const cache = new AnswerCache(options.cache, options.model);
  const stop = new AbortController();
  const progress: LlmProgress = { done: 0, cached: 0, failed: 0, retried: 0, inputTokens: 0, outputTokens: 0 };
  const report = () => options.onProgress?.({ ...progress });
  const line = openLine(options, stop, {
    onRetry({ code, detail }) {
      progress.retried++;
      progress.lastFailure = `${code}: ${detail}`;
      report();
    },
    onUsage({ inputTokens, outputTokens }) {
      progress.inputTokens += inputTokens;
      progress.outputTokens += outputTokens;
    },
  });
  const underWay: UnderWay = new Map();
  const one = async (item: Item): Promise<LlmResult<Item>> => {
    try {
      line.signal.throwIfAborted();
      const result = await answerFor(item, options, { cache, line, progress, underWay });
      progress.done++;
      if (result.problem !== undefined) progress.failed++;
      report();
      return result;
    } catch (error) {
      stop.abort(error);
      throw line.signal.reason;
    }
  };
  yield* mapOrdered(items, options.concurrency ?? DEFAULTS.concurrency, one, () => stop.abort());
}

/** What a run would ask and cost, without asking anything. A repair round, where one is needed, comes on top. */
export function estimateLlm<Item extends LlmItem>(
  items: Iterable<Item>,
  options: Pick<LlmOptions<Item>, 'cache' | 'model' | 'ignoreAnnotations' | 'maxPromptTokens'>,
): Estimate {
  const cache = new AnswerCache(options.cache, options.model);
  const estimate: Estimate = { tools: 0, cached: 0, requests: 0, unaskable: 0, inputTokens: 0, outputTokens: 0 };
  const asked = new Set<string>();
  for (const item of items) {
    estimate.tools++;
    const question = questionOf(item, cache, options);
    if ('code' in question) estimate.unaskable++;
    else if (asked.has(question.key) || cache.read(question.key, question.tool) !== undefined) estimate.cached++;
    else {
      asked.add(question.key);
      estimate.requests++;
      estimate.inputTokens += question.tokens;
      estimate.outputTokens += ANSWER_TOKENS;
    }
  }
  return estimate;
}

function classifyByRules({ tool, context }: LlmItem, options: ClassifyOptions): ToolVerdict {
  return classifyTool(tool, context, options);
}

type UnderWay = Map<string, ReturnType<typeof askAndKeep>>;

interface Run {
  cache: AnswerCache;
  line: Line;
  progress: LlmProgress;
  /** Questions that were sent and not yet answered: the same question twice waits for the one answer. */
  underWay: UnderWay;
}

async function answerFor<Item extends LlmItem>(
  item: Item,
  options: LlmOptions<Item>,
  { cache, line, progress, underWay }: Run,
): Promise<LlmResult<Item>> {
  const { rules: rulesOf = classifyByRules } = options;
  const rules = rulesOf(item, { ignoreAnnotations: options.ignoreAnnotations ?? false });
  const question = questionOf(item, cache, options);
  if ('code' in question) return { item, problem: question, rules, overruled: false };
  const known = cache.read(question.key, question.tool);
  if (known !== undefined) progress.cached++;
  const answer = known ?? (await once(question.key, underWay, () => askAndKeep(question, cache, line)));
  if ('code' in answer) return { item, problem: answer, rules, overruled: false };
  const { tool } = question;
  return { item, rules, ...guard(toVerdict(answer, tool, rules), rules, tool, steering(tool)) };
}

function once<Result>(
  key: string,
  underWay: Map<string, Promise<Result>>,
  start: () => Promise<Result>,
): Promise<Result> {
  const running = underWay.get(key);
  if (running !== undefined) return running;
  const started = start().finally(() => underWay.delete(key));
  underWay.set(key, started);
  return started;
}
