import type { Definition, Place } from '../definition/types.ts';
import { atKey, nameHas } from '../definition/traits.ts';
import { actFacts, actsWith, placed, senses, type Signal } from './signal.ts';

const DRIVES = senses('ui');
/** What a browser is told to do may be a click. */
const HANDED = new Set(['action', 'tool', 'step', 'sequence', 'interaction']);

/** To type fills a field; with an option to press Enter it submits as well. */
function submits(definition: Definition): Place[] {
  const option = actsWith(definition, 'navigate').some(
    ({ verb }) => verb === 'type' || verb === 'fill' || verb === 'send',
  )
    ? definition.parameters.find(({ words }) => words.some(({ text }) => text === 'submit' || text === 'enter'))
    : undefined;
  return option === undefined ? [] : [atKey(option)];
}

export const drivesInterface: Signal = {
  id: 'drives-interface',
  short: 'It clicks, taps, types, submits or drags in a user interface.',
  why: 'A click does whatever the page attached to it, in the session of the person who is signed in.',
  remedy: 'Use a separate browser profile, and let a person confirm clicks on pages that matter.',
  lifecycle: 'stable',
  senses: senses('ui', 'run', 'control', 'navigate'),
  examples: {
    fires: { name: 'browser_click', description: 'Click an element.' },
    spares: { name: 'browser_snapshot', description: 'Return a snapshot of the page.' },
  },
  match(definition) {
    const upload = definition.server.kinds.has('browser')
      ? definition.standing.filter(({ verb, sense }) => (verb === 'upload' || verb === 'file') && sense === 'control')
      : [];
    const handed = definition.server.kinds.has('browser')
      ? actsWith(definition, 'run').filter(
          ({ object }) => nameHas(definition, 'agent') || object.some((noun) => HANDED.has(noun)),
        )
      : [];
    return [
      ...actFacts(definition, DRIVES, 'user-interface-action'),
      ...placed(handed, ['user-interface-action']),
      ...placed(submits(definition), ['user-interface-action']),
      ...placed(upload, ['open-egress', 'egress-content']),
    ];
  },
};
