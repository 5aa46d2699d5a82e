import { z } from 'zod';
import { Day, Digest, ServerId } from './common.ts';
import { Risk } from './labels.ts';

const on = { date: Day, tool: z.string() };

export const HistoryEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('tool-added'), ...on, definitionDigest: Digest }),
  z.strictObject({ event: z.literal('tool-removed'), ...on, definitionDigest: Digest }),
  z.strictObject({
    event: z.literal('definition-changed'),
    ...on,
    before: Digest,
    after: Digest,
    parametersAdded: z.array(z.string()),
    parametersRemoved: z.array(z.string()),
    descriptionChanged: z.boolean(),
    sameVersion: z.boolean().describe('The package version did not change: a rug pull'),
  }),
  z.strictObject({
    event: z.literal('risk-changed'),
    ...on,
    before: Risk.nullable(),
    after: Risk.nullable(),
    effectsAdded: z.array(z.string()),
  }),
  z.strictObject({ event: z.literal('tier-changed'), date: Day, before: z.string(), after: z.string() }),
]);

/** Generated: what changed at one server, oldest first. */
export const History = z.strictObject({ server: ServerId, events: z.array(HistoryEvent) });

export type HistoryEvent = z.infer<typeof HistoryEvent>;
export type History = z.infer<typeof History>;
