import { z } from 'zod';
import { Day, Digest, ServerId } from './common.ts';
import { Category, Effect, Qualifier } from './labels.ts';

/** Authored: a reviewed correction. It lapses, visibly, when the definition that was reviewed changes. */
export const Override = z.strictObject({
  tool: z.string().min(1),
  definitionDigest: Digest,
  set: z
    .strictObject({
      category: Category.optional(),
      effects: z.array(Effect).optional(),
      qualifiers: z.array(Qualifier).optional(),
    })
    .refine((fields) => Object.keys(fields).length > 0, 'an override sets at least one field'),
  reason: z.string().min(10),
  reviewer: z.string().min(1),
  date: Day,
});

/** All overrides of one server: one file, as for every record kind. */
export const Overrides = z.strictObject({ server: ServerId, overrides: z.array(Override).min(1) });

export type Override = z.infer<typeof Override>;
export type Overrides = z.infer<typeof Overrides>;
