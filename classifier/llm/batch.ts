import type { Batch } from 'openai/resources/batches';
import { accept } from './accept.ts';
import { AnswerCache } from './cache.ts';
import { type Line, replyOf } from './chat.ts';
import { download, look, submit } from './batch-server.ts';
import { askAndKeep } from './ask.ts';
import { baseUrlOf } from './endpoint.ts';
import { LlmError, oneLine } from './failure.ts';
import { openLine } from './line.ts';
import { type Manifest, Manifests } from './manifest.ts';
import type { LlmItem, LlmOptions } from './options.ts';
import { PROMPT_VERSION } from './prompt.ts';
import { type Question, questionOf } from './question.ts';
import { digest } from '../../data/store/index.ts';

export interface BatchOptions<Item extends LlmItem> extends LlmOptions<Item> {
  /** Collect this batch, too: one that another machine submitted for the same tools. */
  batchId?: string | undefined;
  /** Milliseconds between two looks at a batch, at most; the first come sooner. */
  pollEvery?: number | undefined;
  /** The server's limits for one batch. */
  maxRequests?: number | undefined;
  maxBytes?: number | undefined;
  onBatch?: ((batch: { id: string; status: string; done: number; failed: number; total: number }) => void) | undefined;
}

export interface BatchSummary {
  batches: number;
  /** Answers that were accepted and are now in the cache. */
  accepted: number;
  /** Replies that were not; classifyWithLlm asks about these directly. */
  notAccepted: number;
}

const MAX_REQUESTS = 50_000;
const MAX_BYTES = 190e6;

/**
 * Has the tools answered by the server's Batch API and puts the accepted answers in the cache, from where classifyWithLlm takes
 * them. A run that was cut off finds its batches again and submits nothing twice.
 */
export async function runBatches<Item extends LlmItem>(
  items: Iterable<Item>,
  options: BatchOptions<Item>,
): Promise<BatchSummary> {
  const cache = new AnswerCache(options.cache, options.model);
  const line = openLine(options, new AbortController());
  const manifests = new Manifests(options.cache, digest([baseUrlOf(options), options.model, PROMPT_VERSION]));
  const summary: BatchSummary = { batches: 0, accepted: 0, notAccepted: 0 };
  const open = unanswered(items, cache, options);
  const underWay = manifests.open();
  if (options.batchId !== undefined && !underWay.some(({ id }) => id === options.batchId))
    underWay.push(manifests.add(options.batchId, [...open.keys()]));

  const submitted = new Set(underWay.flatMap(({ keys }) => keys));
  const fresh = [...open.values()].filter(({ key }) => !submitted.has(key));
  await learnDialect(line, cache, fresh);
  for (const part of parts(line, fresh, options)) {
    const keys = part.map(({ question }) => question.key);
    const id = await submit(line, digest(keys).slice(7, 47), part.map(({ text }) => text).join(''));
    underWay.push(manifests.add(id, keys));
  }
  for (const manifest of underWay) {
    const batch = await finished(line, manifest, options);
    if (batch !== undefined) {
      summary.batches++;
      await collect(line, batch, open, cache, summary);
    }
    manifests.remove(manifest.id);
    if (batch !== undefined && batch.status !== 'completed') throw new LlmError(endOf(batch));
  }
  return summary;
}

function unanswered<Item extends LlmItem>(
  items: Iterable<Item>,
  cache: AnswerCache,
  options: LlmOptions<Item>,
): Map<string, Question> {
  const open = new Map<string, Question>();
  for (const item of items) {
    const question = questionOf(item, cache, options);
    if (!('code' in question) && cache.read(question.key, question.tool) === undefined)
      open.set(question.key, question);
  }
  return open;
}

/** Asks the first question directly, so that no batch goes out in a form that the server refuses line by line. */
async function learnDialect(line: Line, cache: AnswerCache, fresh: Question[]): Promise<void> {
  const first = fresh.shift();
  if (first !== undefined) await askAndKeep(first, cache, line);
}

function* parts<Item extends LlmItem>(
  line: Line,
  questions: readonly Question[],
  { maxRequests = MAX_REQUESTS, maxBytes = MAX_BYTES }: BatchOptions<Item>,
): Generator<{ question: Question; text: string }[]> {
  let part: { question: Question; text: string }[] = [];
  let bytes = 0;
  for (const question of questions) {
    const body = line.dialect.body(question.messages);
    const request = { custom_id: question.key, method: 'POST', url: '/v1/chat/completions', body };
    const text = `${JSON.stringify(request)}\n`;
    const size = Buffer.byteLength(text);
    if (part.length > 0 && (part.length >= maxRequests || bytes + size > maxBytes)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push({ question, text });
    bytes += size;
  }
  if (part.length > 0) yield part;
}

async function finished<Item extends LlmItem>(
  line: Line,
  { id }: Manifest,
  { pollEvery = 30_000, onBatch }: BatchOptions<Item>,
): Promise<Batch | undefined> {
  for (let wait = 1000; ; wait *= 2) {
    const batch = await look(line, id);
    if (batch === undefined) return undefined;
    const { completed: done = 0, failed = 0, total = 0 } = batch.request_counts ?? {};
    onBatch?.({ id, status: batch.status, done, failed, total });
    if (['completed', 'failed', 'expired', 'cancelled'].includes(batch.status)) return batch;
    await line.clock.sleep(Math.min(wait, pollEvery), line.signal);
  }
}

async function collect(
  line: Line,
  batch: Batch,
  open: ReadonlyMap<string, Question>,
  cache: AnswerCache,
  summary: BatchSummary,
): Promise<void> {
  const taken = new Map<string, boolean>();
  const take = (text: string) => {
    const result = parseLine(text);
    const question = open.get(result?.custom_id ?? '');
    if (question === undefined) return;
    const reply = replyOf(result?.response?.body ?? null);
    const accepted = 'text' in reply ? accept(reply.text, question.tool) : undefined;
    const answer = accepted !== undefined && 'answer' in accepted ? accepted.answer : undefined;
    if (answer !== undefined) cache.write(question.key, question.tool, answer);
    taken.set(question.key, answer !== undefined);
  };
  for (const file of [batch.output_file_id, batch.error_file_id]) if (file) await download(line, file, take);
  for (const accepted of taken.values()) summary[accepted ? 'accepted' : 'notAccepted']++;
}

type ResultLine = { custom_id?: string; response?: { body?: Parameters<typeof replyOf>[0] } | null } | null;

function parseLine(text: string): ResultLine {
  try {
    return JSON.parse(text) as ResultLine;
  } catch {
    return null;
  }
}

function endOf(batch: Batch): string {
  const why = batch.errors?.data?.[0]?.message;
  return `batch ${oneLine(batch.id)} ended as ${batch.status}${why ? ` (${oneLine(why)})` : ''}; what it answered is kept, run the same command again to submit the rest`;
}
