import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Label, RawTool } from '../../data/schema/index.ts';

/** A definition that was written for learning, after what servers of a field of work offer. */
const WrittenTool = z.strictObject({
  server: z.string().min(1),
  about: z.string().describe('What the server is'),
  tool: RawTool,
  label: Label,
});
export type WrittenTool = z.infer<typeof WrittenTool>;

const FOLDER = new URL('lessons/', import.meta.url);

/**
 * All of `lessons/`, one JSON object a line, by server. They hold words that few indexed servers use, and harmless tools
 * that use the words of dangerous ones. Throws on a line that the schema refuses, naming it.
 */
export function writtenTools(): Map<string, WrittenTool[]> {
  const written = readdirSync(FOLDER)
    .sort()
    .flatMap((file) =>
      readFileSync(new URL(file, FOLDER), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line, i) => parse(line, `lessons/${file}, line ${i + 1}`)),
    );
  return Map.groupBy(written, ({ server }) => server);
}

function parse(line: string, at: string): WrittenTool {
  try {
    return WrittenTool.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${at}: ${(error as Error).message.replaceAll('\n', ' ')}. Correct the line or delete it.`);
  }
}
