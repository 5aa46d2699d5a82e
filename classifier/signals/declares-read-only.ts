import { describesInformation } from './describes-information.ts';
import { placed, type Signal } from './signal.ts';

export const declaresReadOnly: Signal = {
  id: 'declares-read-only',
  short: 'Where the words leave it open, the author declares whether it only reads.',
  why: 'A declaration is a claim, not proof; it only settles what nothing else decides.',
  remedy: 'Declare what holds, and say it in the description too.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'process_item', description: 'Process an item.', annotations: { readOnlyHint: true } },
    spares: { name: 'delete_item', description: 'Delete an item.', annotations: { readOnlyHint: true } },
  },
  match(definition) {
    const { readOnlyHint } = definition.annotations;
    if (typeof readOnlyHint !== 'boolean' || definition.standing.some(({ weak }) => !weak)) return [];
    if (!readOnlyHint && describesInformation.match(definition).length > 0) return [];
    return placed([{ pointer: '/annotations/readOnlyHint', quote: 'readOnlyHint' }], [readOnlyHint ? 'Read' : 'Write']);
  },
};
