import { atKey } from '../definition/traits.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';

const HOOKS = new Set(['webhook', 'hook', 'callback', 'forwarding', 'forwarder']);

export const subscribesAddress: Signal = {
  id: 'subscribes-address',
  short: 'It has data sent to an address by a webhook, a subscription or a forwarding rule.',
  why: 'Data keeps leaving long after the call.',
  remedy: 'Allow named destinations only, and review standing subscriptions.',
  lifecycle: 'stable',
  senses: senses('create', 'update', 'send', 'access', 'grant'),
  examples: {
    fires: {
      name: 'create_webhook',
      description: 'Create a webhook.',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
    },
    spares: { name: 'list_webhooks', description: 'List webhooks.' },
  },
  match(definition) {
    const standing = actsWith(definition, 'create', 'update', 'send', 'access', 'grant');
    if (standing.length === 0) return [];
    const hook = standing.find(({ object, verb }) => verb === 'subscribe' || object.some((noun) => HOOKS.has(noun)));
    const forward = definition.server.kinds.has('mail')
      ? definition.parameters.find(({ words }) => words[0]?.text === 'forward' || words[0]?.text === 'forwarding')
      : undefined;
    if (forward !== undefined)
      return placed([atKey(forward)], ['changes-access', 'grants-access', 'open-egress', 'egress-subscription']);
    const named = definition.parameters.find(
      ({ words, type }) =>
        type !== 'boolean' &&
        words.some(({ noun }) => HOOKS.has(noun)) &&
        words.some(({ noun }) => noun === 'url' || noun === 'endpoint' || noun === 'uri'),
    );
    const address =
      named ??
      (hook === undefined
        ? undefined
        : definition.parameters.find(({ words }) =>
            words.some(({ noun }) => noun === 'url' || noun === 'endpoint' || noun === 'uri'),
          ));
    if (address !== undefined)
      return placed([...(hook === undefined ? [] : [hook]), atKey(address)], ['open-egress', 'egress-subscription']);
    const inbound = hook !== undefined && hook.verb === 'create' && definition.server.kinds.has('chat');
    return inbound
      ? placed([hook], ['changes-access', 'grants-access'])
      : hook !== undefined && hook.object.includes('forwarding')
        ? placed([hook], ['open-egress', 'egress-subscription'])
        : [];
  },
};
