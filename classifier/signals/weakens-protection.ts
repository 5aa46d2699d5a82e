import { atKey, nameHas } from '../definition/traits.ts';
import type { Definition, Place } from '../definition/types.ts';
import type { Word } from '../text/word.ts';
import { actFacts, actsWith, placed, senses, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

const DISARMS = senses('disarm');

const GUARDS = set(
  'policy alert alarm monitor monitoring audit auditing waf firewall protection backup logging https ssl tls mfa 2fa encryption versioning observability challenge guardrail uptimecheck uptime healthcheck',
);
/** An alert for one of these guards nothing. */
const WATCHED = set('search price product stock job keyword listing saved');
/** Named in an option, they are a safeguard whatever the tool updates. */
const NAMED = set(
  'audit auditing logs logging monitoring observability backups protection mfa 2fa waf firewall encryption ssl',
);
const SWITCHING = set('enabled disabled enable disable no is has use require required turn off');
/** What is open to others once it is off. */
const OPENED = set('firewall rls security');
/** `toggle_https_redirect` */
const TRANSPORT = set('https ssl tls hsts');
/** Values by which a connection may go unprotected. */
const LAX = set('opportunistic off none disable disabled flexible optional');
/** How many must approve before something is let through. */
const APPROVALS = set(
  'approvals_required approvalsrequired required_approvals requiredapprovals required_approving_review_count',
);
const SWITCHES = set('enabled disabled isenabled is_enabled enable disable');

/** The switch by which an update of a safeguard turns it off. */
function switches(definition: Definition): Place[] {
  const updates = actsWith(definition, 'update');
  const changed =
    updates.some(({ object }) => object.some((noun) => GUARDS.has(noun))) &&
    !(nameHas(definition, 'alert', 'alerts') && definition.nameWords.some((word) => WATCHED.has(word)));
  const named = definition.nameWords.some((word) => TRANSPORT.has(word));
  const option = definition.parameters.find(
    ({ depth, known, type, values }) =>
      depth < 2 &&
      (((changed || named) && SWITCHES.has(known.lower)) ||
        (TRANSPORT.has(known.lower) && values.some((value) => LAX.has(value.toLowerCase()))) ||
        APPROVALS.has(known.lower) ||
        (type === 'boolean' && depth === 0 && isGuard(known.words))),
  );
  return option === undefined || updates.length === 0 ? [] : [atKey(option)];
}

/** `isAuditEnabled`, `no_observability`, `deletion_protection`. */
const isGuard = (words: readonly Word[]) =>
  words.some(({ text }) => NAMED.has(text)) &&
  (words.length > 1 || words[0]?.text !== 'logs') &&
  words.every(({ text }) => NAMED.has(text) || SWITCHING.has(text) || text === 'deletion');

/** What is started and stopped by the same tool is its own recording. */
const records = ({ whole: { parameters } }: Definition) =>
  parameters.some(({ values }) => values.includes('start') && values.includes('stop'));

export const weakensProtection: Signal = {
  id: 'weakens-protection',
  short: 'It turns off or deletes a safeguard.',
  why: 'Later harm goes unseen or cannot be undone.',
  remedy: 'Deny it to agents.',
  lifecycle: 'stable',
  senses: senses('disarm', 'update'),
  examples: {
    fires: { name: 'disable_monitoring', description: 'Disable monitoring of a host.' },
    spares: { name: 'get_backup', description: 'Get a backup.' },
  },
  match: (definition) => [
    ...(records(definition) ? [] : actFacts(definition, DISARMS, 'weakens-protection')),
    ...placed(
      actsWith(definition, 'disarm').filter(({ object }) => OPENED.has(object.at(-1) ?? '')),
      ['changes-access', 'grants-access'],
    ),
    ...placed(switches(definition), ['weakens-protection']),
  ],
};
