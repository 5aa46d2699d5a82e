import { actsWith, placed, type Signal, senses } from './signal.ts';

export const movesDevices: Signal = {
  id: 'moves-devices',
  short: 'It moves or switches a physical device.',
  why: 'Something happens in a room.',
  remedy: 'Let a person confirm each call.',
  lifecycle: 'stable',
  senses: senses('device'),
  examples: {
    fires: { name: 'turn_on_light', description: 'Turn on a light.', inputSchema: { type: 'object' } },
    spares: { name: 'get_light', description: 'Get the state of a light.' },
  },
  match(definition) {
    const acts = actsWith(definition, 'device');
    return placed(acts, ['Execute', 'reaches-others']);
  },
};
