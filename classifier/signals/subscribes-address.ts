import type { Place } from '../definition/types.ts';
import { atKey } from '../definition/traits.ts';
import { actsWith, placed, type Signal } from './signal.ts';

const HOOKS = new Set(['webhook', 'hook', 'callback', 'forwarding', 'forwarder']);

export const subscribesAddress: Signal = {
  id: 'subscribes-address',
  short: 'It has data sent to an address by a webhook, a subscription or a forwarding rule.',
  why: 'Data keeps leaving long after the call.',
  remedy: 'Allow named destinations only, and review standing subscriptions.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'create_webhook',
      description: 'Create a webhook.',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
    },
    spares: { name: 'list_webhooks', description: 'List webhooks.' },
  },
  match(definition) {
    const standing = actsWith(definition, 'create', 'update').filter(({ object }) =>
      object.some((noun) => HOOKS.has(noun)),
    );
    const address = definition.parameters.find(({ words }) =>
      words.some(({ noun }) => noun === 'url' || noun === 'endpoint' || noun === 'uri'),
    );
    if (standing.length === 0) return [];
    return placed(
      [standing[0] as Place, ...(address === undefined ? [] : [atKey(address)])],
      ['open-egress', 'egress-subscription'],
    );
  },
};
