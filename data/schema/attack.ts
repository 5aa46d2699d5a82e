import { z } from 'zod';
import { Category, Effect, Qualifier } from './labels.ts';
import { FLAGS } from './verdict.ts';

/** A predicate over a verdict; every stated member must hold, and one entry of each list is enough. */
export const AttackPredicate = z.strictObject({
  effects: z.array(Effect).optional(),
  categories: z.array(Category).optional(),
  qualifiers: z.array(Qualifier).optional(),
  exceptQualifiers: z.array(Qualifier).optional(),
  flags: z.array(z.enum(FLAGS)).optional(),
  chain: z
    .enum(['toxic-flow', 'injected-execution'])
    .optional()
    .describe('The tool is part of such a chain of its server'),
  history: z.literal('capability-gained').optional(),
  credential: z.literal(true).optional().describe('The server is started with a credential'),
});

/** Authored: one attack pattern and the tools to which it applies. */
export const Attack = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  summary: z.string().min(1),
  mechanism: z.array(z.string().min(1)).min(1).describe('Paragraphs'),
  example: z.strictObject({ date: z.string().min(4), text: z.string().min(1), url: z.url().optional() }),
  evidence: z.enum(['verified', 'partial']),
  applies: z.string().min(1).describe('The predicate in words, printed beside it'),
  anyOf: z.array(AttackPredicate).min(1),
  stops: z.string().min(1).describe('The policy that stops it'),
  references: z.array(z.strictObject({ title: z.string().min(1), url: z.url().optional() })).min(1),
});
export type AttackPredicate = z.infer<typeof AttackPredicate>;
export type Attack = z.infer<typeof Attack>;
