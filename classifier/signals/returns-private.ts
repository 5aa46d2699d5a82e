import { atKey } from '../definition/traits.ts';
import type { Act, Definition, ParameterFact } from '../definition/types.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';
import { set, shares } from '../text/set.ts';

const PUBLIC = set(
  'documentation doc docs weather forecast guide example template help web internet news movie package library icon component quote stock price exchange rate language timezone schema prompt resource root component tool allowed best capability server model toolset skill demo color colour shape recipe voice font instruction boilerplate tutorial',
);
const PRIVATE = set(
  'email mail message inbox file directory folder document record log invoice customer contact calendar event issue ticket task user member transaction balance order database table collection note memory conversation chat channel thread attachment patient payment employee deal lead account notification board card project workspace graph',
);
/** Services that hold what one organisation runs, measures or wrote. */
const SERVICES = set(
  'prometheus grafana datadog metabase newrelic loki tempo pyroscope sentry splunk kibana superset redash amplitude mixpanel posthog jira confluence notion linear asana trello clickup monday airtable hubspot salesforce zendesk obsidian gdrive drive dropbox sharepoint onedrive jenkins argocd circleci figma ashby greenhouse erpnext odoo netsuite shopify woocommerce quickbooks xero',
);
/** What a call reads where such a parameter names it: a file or a project of the machine. */
const PLACES = set('path file filepath dir directory folder cwd root');
const WRITTEN = set('output save destination dest out export target download url field json jsonpath remote');
/** The screen of a device or an app shows whatever is open there. */
const SCREENS = /(?:\b|_)(?:screen|device|app|simulator|emulator|desktop|window|view)(?:\b|_)/i;

/** A file or folder of the machine that the call names and whose content it returns or judges. */
const localPlace = ({ parameters, server, standing, vocabulary }: Definition): ParameterFact | undefined =>
  !server.kinds.has('browser') &&
  !server.words.has('docs') &&
  !vocabulary.has('documentation') &&
  standing.every(({ sense, verb }) => READS.has(sense) && verb !== 'download' && verb !== 'wait')
    ? parameters.find(
        ({ depth, type, known, values, description }) =>
          depth === 0 &&
          (type === 'string' || type === 'array') &&
          values.length === 0 &&
          !known.words.some(({ text }) => WRITTEN.has(text)) &&
          ((known.words.length > 1 && PLACES.has(known.words.at(-1)?.text ?? '')) ||
            LOCAL.test(description.slice(0, 200))),
      )
    : undefined;
const READS = senses('read', 'compute', 'capture');
const LOCAL =
  /\b(?:local|absolute) (?:file ?|image |video |directory |folder )?path\b|\b(?:absolute|full|local) path (?:to|of)\b|\bpath to (?:the |an? |your )?(?:local |source |project |story |component |[\w-]+ )?(?:file|directory|folder|project|repo|repository|workspace|image|video|PDF)\b/i;

/** By these one learns whether something is so. */
const NEUTRAL = set('ping wait test resolve print verify assert request ask');

/** `connection_status`, `check_version`: how the server itself is. */
const isState = (verb: string, object: readonly string[]) =>
  (verb === 'check' || STATES.has(object.at(-1) ?? '')) && !object.some((noun) => PRIVATE.has(noun));
const STATES = set('status health availability readiness setup version');

const ACCOUNT = set('your account workspace organization authenticated my');
const mentionsAccount = (definition: Definition) => definition.vocabulary.hasAny(ACCOUNT);

export const returnsPrivate: Signal = {
  id: 'returns-private',
  short: 'It returns records of a user or an organisation.',
  why: 'What an agent has read can leave through another tool.',
  remedy: 'Connect an account that sees only what the task needs.',
  lifecycle: 'stable',
  senses: senses('read', 'compute', 'capture', 'code'),
  examples: {
    fires: { name: 'list_invoices', description: 'List the invoices of your account.' },
    spares: { name: 'search_packages', description: 'Search the public package registry.' },
  },
  match(definition) {
    if (definition.standing.length === 0) return [];
    const record = recordOf(definition);
    if (record !== undefined) return placed([record], ['reads-private']);
    const shown = actsWith(definition, 'capture').find(({ quote }) => SCREENS.test(quote));
    if (shown !== undefined && !definition.server.kinds.has('browser')) return placed([shown], ['reads-private']);
    const place = localPlace(definition);
    return place === undefined ? [] : placed([atKey(place)], ['reads-private']);
  },
};

/** What is read of an account, an organisation or a machine, unless all the server tells is public. */
function recordOf(definition: Definition): Act | undefined {
  const head = definition.standing[0];
  const acts = actsWith(definition, 'read', 'code').filter(
    ({ object, verb, sense }) =>
      !object.some((noun) => PUBLIC.has(noun)) &&
      !NEUTRAL.has(verb) &&
      !isState(verb, object) &&
      (sense !== 'code' || definition.server.kinds.has('database')),
  );
  if (acts.length === 0 || (head?.sense !== 'read' && head?.sense !== 'code')) return undefined;
  const { kinds, writers, size, words, own } = definition.server;
  const account = acts.some(({ object }) => object.some((noun) => PRIVATE.has(noun))) || mentionsAccount(definition);
  const service = shares(SERVICES, words);
  const publicServer = !service && (kinds.has('public') || kinds.has('finance')) && writers < 0.2 * size;
  if (publicServer && !mentionsAccount(definition)) return undefined;
  const holds = service || own || kinds.has('database') || kinds.has('local') || writers >= 0.25 * size;
  return account || (holds && !publicServer && !kinds.has('browser')) ? acts[0] : undefined;
}
