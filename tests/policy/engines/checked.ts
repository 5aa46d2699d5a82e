import type { z } from 'zod';

/** The value as it is, once the schema accepts it: zod's own copy would lose a member named `__proto__`. */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  schema.parse(value);
  return value as z.output<Schema>;
}
