import { atKey } from '../definition/traits.ts';
import type { Definition, Place } from '../definition/types.ts';
import { actFacts, actsWith, placed, senses, type Signal } from './signal.ts';

const DISARMS = senses('disarm');

const GUARDS = new Set([
  'policy',
  'alert',
  'alarm',
  'monitor',
  'audit',
  'auditing',
  'waf',
  'firewall',
  'protection',
  'backup',
  'logging',
]);
const SWITCHES = new Set(['enabled', 'disabled', 'isenabled', 'is_enabled', 'enable', 'disable']);

/** The switch by which an update of a safeguard turns it off. */
function switches(definition: Definition): Place[] {
  const changed = actsWith(definition, 'update').some(({ object }) => object.some((noun) => GUARDS.has(noun)));
  const option = changed
    ? definition.parameters.find(({ depth, known }) => depth < 2 && SWITCHES.has(known.lower))
    : undefined;
  return option === undefined ? [] : [atKey(option)];
}

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
    ...actFacts(definition, DISARMS, 'weakens-protection'),
    ...placed(
      actsWith(definition, 'disarm').filter(({ object }) => object.at(-1) === 'firewall'),
      ['changes-access', 'grants-access'],
    ),
    ...placed(switches(definition), ['weakens-protection']),
  ],
};
