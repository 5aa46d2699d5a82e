import { LineSplitter } from '../client/line-splitter.ts';

export interface ServerEvent {
  event: string;
  data: string;
}

/** Reads server-sent events; a line or an event past the limits ends with ClientFault `too-large`. */
export async function* readEvents(
  pieces: AsyncIterable<Buffer>,
  limits: { lineBytes: number; totalBytes: number },
): AsyncGenerator<ServerEvent> {
  const lines = new LineSplitter(limits.lineBytes, limits.totalBytes);
  let event = '';
  let data: string[] = [];
  for await (const piece of pieces)
    for (const bytes of lines.push(piece)) {
      const line = bytes.toString('utf8').replace(/\r$/, '');
      if (line === '') {
        if (data.length > 0) yield { event: event || 'message', data: data.join('\n') };
        event = '';
        data = [];
      } else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
      else if (line.startsWith('event:')) event = line.slice(6).trim().slice(0, 100);
    }
}
