import { z } from 'zod';
import { Digest, ServerId } from './common.ts';
import { Category, Effect, Qualifier } from './labels.ts';

/** What one labeller decided; the risk follows from these by the published function. */
export const Label = z.strictObject({
  category: Category,
  effects: z.array(Effect),
  qualifiers: z.array(Qualifier),
});

/** Authored: labels of one server's tools under the taxonomy, by one to four independent passes. */
export const Gold = z.strictObject({
  server: ServerId,
  split: z.enum(['train', 'development', 'test']).describe('By server: a server is never in two splits'),
  tools: z.array(
    z.strictObject({
      tool: z.string().min(1),
      definitionDigest: Digest,
      label: Label.describe('The settled label'),
      passes: z.array(Label).min(1).max(4).describe('What each pass said on its own'),
      hard: z.string().optional().describe('Why this case is hard'),
    }),
  ),
});
export type Label = z.infer<typeof Label>;
export type Gold = z.infer<typeof Gold>;
