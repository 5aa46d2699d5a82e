import { NotFoundError, toFile } from 'openai';
import type { Batch } from 'openai/resources/batches';
import type { Line } from './chat.ts';
import { LlmError } from './failure.ts';
import { patiently } from './patience.ts';

/** Mark by which a batch is found again, should we be killed between its creation and the note of its id. */
const MARK = 'toolrisk';
const LIVING: readonly Batch['status'][] = ['validating', 'in_progress', 'finalizing', 'completed'];

const NO_BATCH = 'submitting a batch (leave out --batch where the server has no Batch API)';

/** Uploads the lines and starts a batch, or finds the one that was started with the same mark. Returns its id. */
export function submit(line: Line, mark: string, jsonLines: string): Promise<string> {
  return patiently(line, NO_BATCH, async () => {
    const { client, signal } = line;
    const started = await find(line, mark);
    if (started !== undefined) return started;
    const file = await toFile(Buffer.from(jsonLines), 'toolrisk.jsonl', { type: 'application/jsonl' });
    const uploaded = await client.files.create({ file, purpose: 'batch' }, { signal });
    const batch = await client.batches.create(
      {
        completion_window: '24h',
        endpoint: '/v1/chat/completions',
        input_file_id: uploaded.id,
        metadata: { [MARK]: mark },
      },
      { signal },
    );
    if (typeof batch.id !== 'string') throw new LlmError('the server told no id');
    return batch.id;
  });
}

/** The state of a batch, or undefined where the server does not know it (any more). */
export function look(line: Line, id: string): Promise<Batch | undefined> {
  return patiently(line, `batch ${id}`, async () => {
    try {
      return await line.client.batches.retrieve(id, { signal: line.signal });
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  });
}

/** Hands over a result file line by line; from the start again where the transfer is cut. */
export function download(line: Line, fileId: string, take: (text: string) => void): Promise<void> {
  return patiently(line, `results ${fileId}`, async () => {
    const response = await line.client.files.content(fileId, { signal: line.signal });
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body ?? []) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) take(part);
    }
    if (rest !== '') take(rest);
  });
}

/** Servers that cannot list their batches simply find none. */
async function find({ client, signal }: Line, mark: string): Promise<string | undefined> {
  try {
    const { data } = await client.batches.list({ limit: 100 }, { signal });
    return data.find(({ metadata, status }) => metadata?.[MARK] === mark && LIVING.includes(status))?.id;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
