import { z } from 'zod';
import { CATEGORIES, Category, EFFECTS, Effect, QUALIFIERS, Qualifier } from '../../data/schema/index.ts';

const LABELS = [...CATEGORIES, ...EFFECTS, ...QUALIFIERS] as const;

const judged = { category: Category, effects: z.array(Effect), qualifiers: z.array(Qualifier) };

/**
 * What a model is asked for: labels and quotes, never a risk. Evidence comes first so that a model reads before it judges.
 * Only what every server's structured output understands is used; the finer rules are checked afterwards (accept.ts).
 */
export const Answer = z.strictObject({
  evidence: z.array(z.strictObject({ pointer: z.string(), quote: z.string(), supports: z.enum(LABELS) })),
  actions: z.array(z.strictObject({ pointer: z.string(), value: z.string(), ...judged })),
  ...judged,
  unclassified: z.string().nullable(),
  confidence: z.number(),
});
export type Answer = z.infer<typeof Answer>;

/** The JSON Schema of an answer, as `response_format` takes it. */
export const ANSWER_SCHEMA: Record<string, unknown> = withoutDialect(z.toJSONSchema(Answer));

function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}
