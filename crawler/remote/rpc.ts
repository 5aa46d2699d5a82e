import type { JsonReader } from '../client/bounded-json.ts';
import { ClientFault } from '../client/fault.ts';

export interface RpcError {
  code: number;
  message: string;
  data: unknown;
}

/** A JSON-RPC answer with an error object, with what the newest revision puts beside it. */
export class RpcFault extends ClientFault {
  readonly data: unknown;
  constructor({ code, message, data }: RpcError) {
    super('answered-error', message, code);
    this.data = data;
  }
}

/** Reads one JSON text of foreign origin. */
export function parseJson(text: Buffer, reader: JsonReader): unknown {
  try {
    return reader.read(text);
  } catch (error) {
    if (error instanceof ClientFault) throw error;
    throw new ClientFault('malformed', 'an answer is not JSON');
  }
}

/** The answer to request `id` among messages; undefined where it is not there. Throws RpcFault for an error answer. */
export function answerTo(id: number, value: unknown): { result: unknown } | undefined {
  for (const message of Array.isArray(value) ? value : [value]) {
    if (typeof message !== 'object' || message === null) continue;
    const { id: answered, result, error, method } = message as Record<string, unknown>;
    if (typeof method === 'string') continue;
    const { code, message: words, data } = Object(error) as Record<string, unknown>;
    if (error !== undefined && (answered === id || answered === null || answered === undefined))
      throw new RpcFault({
        code: Number(code),
        message: String(words ?? 'an error without words').slice(0, 2_000),
        data,
      });
    if (answered === id && result !== undefined) return { result };
  }
  return undefined;
}
