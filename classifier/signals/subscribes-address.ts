import { NameTrait } from '../definition/name-trait.ts';
import type { Word } from '../text/word.ts';
import { atKey, nameHas } from '../definition/traits.ts';
import type { Definition } from '../definition/types.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';

const HOOKS = new Set(['webhook', 'hook', 'callback', 'forwarding', 'forwarder', 'drain', 'destination']);

/** Data flow out by these, even where no address is told. */
const FLOWS = new Set(['forwarding', 'forwarder', 'drain']);
/** A forwarder or a rule of forwarding, rather than a setting or a confirmation of one. */
const flows = (object: readonly string[]) =>
  FLOWS.has(object.at(-1) ?? '') || (object.at(-1) === 'rule' && object.some((noun) => FLOWS.has(noun)));
/** `endpoint_id`, `callback_url_type`: no address. */
const NAMES = new Set(['id', 'type', 'name', 'version']);
/** Shown beside a message, not called by it. */
const PICTURES = new Set(['avatar', 'image', 'icon', 'logo', 'thumbnail']);
const isAddress = ({ noun }: Word) => noun === 'url' || noun === 'endpoint' || noun === 'uri';
const HOOKED = new NameTrait(
  ({ words }) =>
    words.some(({ noun }) => HOOKS.has(noun) || noun === 'notification') && !NAMES.has(words.at(-1)?.noun ?? ''),
);
const CALLED = new NameTrait(
  ({ words }) =>
    words.some(isAddress) && !NAMES.has(words.at(-1)?.noun ?? '') && !words.some(({ noun }) => PICTURES.has(noun)),
);

/** “Slack webhook URL”, `slack.url`, within what an alert is told to do. */
const toldHook = ({ parameters, standing }: Definition) =>
  standing.every(({ sense }) => sense === 'create' || sense === 'update')
    ? parameters.find(
        ({ depth, words, description, pointer }) =>
          depth > 0 &&
          words.at(-1)?.noun === 'url' &&
          (/\bwebhook/i.test(description.slice(0, 80)) || (words.length === 1 && /slack|webhook/i.test(pointer))),
      )
    : undefined;

export const subscribesAddress: Signal = {
  id: 'subscribes-address',
  short: 'It has data sent to an address by a webhook, a subscription or a forwarding rule.',
  why: 'Data keeps leaving long after the call.',
  remedy: 'Allow named destinations only, and review standing subscriptions.',
  lifecycle: 'stable',
  senses: senses('create', 'update', 'send', 'access', 'grant', 'start', 'run', 'deploy'),
  examples: {
    fires: {
      name: 'create_webhook',
      description: 'Create a webhook.',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
    },
    spares: { name: 'list_webhooks', description: 'List webhooks.' },
  },
  match(definition) {
    const standing = actsWith(definition, 'create', 'update', 'send', 'access', 'grant', 'start', 'run', 'deploy');
    if (standing.length === 0) return [];
    const hook = standing.find(({ object, verb }) => verb === 'subscribe' || object.some((noun) => HOOKS.has(noun)));
    const forward = definition.server.kinds.has('mail')
      ? definition.parameters.find(
          ({ words, depth, pointer }) =>
            depth < 3 &&
            (words[0]?.text === 'forward' || words[0]?.text === 'forwarding') &&
            (!pointer.includes('/$defs/') || nameHas(definition, 'rule', 'filter', 'forward', 'forwarding')),
        )
      : undefined;
    if (forward !== undefined)
      return placed([atKey(forward)], ['changes-access', 'grants-access', 'open-egress', 'egress-subscription']);
    const named =
      HOOKED.in(definition).find(
        ({ words, type, description }) =>
          type !== 'boolean' &&
          !/\bredirect/i.test(description.slice(0, 120)) &&
          (words.some(isAddress) || (words.length === 1 && /\bURL\b/.test(description.slice(0, 120)))),
      ) ?? toldHook(definition);
    const address = named ?? (hook === undefined ? undefined : CALLED.in(definition)[0]);
    // A job that is started tells the address of its end, once.
    if (
      address !== undefined &&
      standing.every(({ sense }) => sense === 'start' || sense === 'run' || sense === 'deploy')
    )
      return placed([atKey(address)], ['open-egress']);
    if (address !== undefined)
      return placed([...(hook === undefined ? [] : [hook]), atKey(address)], ['open-egress', 'egress-subscription']);
    const inbound = hook !== undefined && hook.verb === 'create' && definition.server.kinds.has('chat');
    return inbound
      ? placed([hook], ['changes-access', 'grants-access'])
      : hook !== undefined && flows(hook.object) && !definition.vocabulary.has('balancer')
        ? placed([hook], ['open-egress', 'egress-subscription'])
        : [];
  },
};
