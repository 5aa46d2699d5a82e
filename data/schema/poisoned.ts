import { z } from 'zod';
import { JsonPointer, ServerId } from './common.ts';
import { RawTool } from './snapshot.ts';

/**
 * Authored: definitions of one server's tools into which text was put that tries to steer a model against its user.
 * The rest of each definition is as the server listed it.
 */
export const Poisoned = z.strictObject({
  server: ServerId,
  tools: z
    .array(
      z.strictObject({
        tool: z.string().min(1).describe('Name of the tool that was altered'),
        technique: z.string().regex(/^[a-z-]+$/),
        skill: z.enum(['crude', 'skilled', 'subtle']),
        half: z.enum(['development', 'test']).describe('Misses of the test half are counted, never read'),
        at: z.array(JsonPointer).min(1).describe('What was put in or changed'),
        definition: RawTool,
      }),
    )
    .min(1),
});
export type Poisoned = z.infer<typeof Poisoned>;
