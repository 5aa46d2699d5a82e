import { actFacts, senses, type Signal } from './signal.ts';

const DRIVES = senses('ui');

export const drivesInterface: Signal = {
  id: 'drives-interface',
  short: 'It clicks, taps, types, submits or drags in a user interface.',
  why: 'A click does whatever the page attached to it, in the session of the person who is signed in.',
  remedy: 'Use a separate browser profile, and let a person confirm clicks on pages that matter.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'browser_click', description: 'Click an element.' },
    spares: { name: 'browser_snapshot', description: 'Return a snapshot of the page.' },
  },
  match: (definition) => actFacts(definition, DRIVES, 'user-interface-action'),
};
