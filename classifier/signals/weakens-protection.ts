import { actFacts, senses, type Signal } from './signal.ts';

const DISARMS = senses('disarm');

export const weakensProtection: Signal = {
  id: 'weakens-protection',
  short: 'It turns off or deletes a safeguard.',
  why: 'Later harm goes unseen or cannot be undone.',
  remedy: 'Deny it to agents.',
  lifecycle: 'stable',
  senses: DISARMS,
  examples: {
    fires: { name: 'disable_monitoring', description: 'Disable monitoring of a host.' },
    spares: { name: 'get_backup', description: 'Get a backup.' },
  },
  match: (definition) => actFacts(definition, DISARMS, 'weakens-protection'),
};
