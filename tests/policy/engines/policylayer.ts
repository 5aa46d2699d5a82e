import { z } from 'zod';
import type { Engine } from './engine.ts';
import { checked } from './checked.ts';
import { Counters } from './counters.ts';

const Limit = z.strictObject({
  counter: z.string().min(1),
  window: z.enum(['minute', 'hour']),
  max: z.int().positive(),
  scope: z.literal('grant'),
});

/** The grammar of policylayer.com/docs/writing-policies as far as its pages print it. */
export const PolicyLayerDocument = z.strictObject({
  version: z.literal('1'),
  default: z.enum(['allow', 'deny']),
  hide: z.array(z.string().min(1)).optional(),
  tools: z
    .record(
      z.string(),
      z.strictObject({
        deny_if: z.array(z.strictObject({ conditions: z.tuple([]), on_deny: z.string().min(1) })).optional(),
        limits: z.array(Limit).min(1).optional(),
      }),
    )
    .optional(),
});

export const policylayer: Engine = {
  id: 'policylayer',
  kind: 'documentation',
  load(rendered) {
    const document = checked(PolicyLayerDocument, JSON.parse(rendered.text));
    const tools = new Map(Object.entries(document.tools ?? {}));
    const counters = new Counters();
    return ({ tool, at }) => {
      if (document.hide?.some((name) => name === '*' || name === tool)) return 'deny';
      const rule = tools.get(tool);
      if (rule === undefined) return document.default;
      if (rule.deny_if?.length) return 'deny';
      return counters.take(rule.limits ?? [], at ?? 0) ? 'allow' : 'deny';
    };
  },
};
