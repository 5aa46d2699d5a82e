import { actsWith, placed, type Signal, senses } from './signal.ts';

export const callsTools: Signal = {
  id: 'calls-tools',
  short: 'It calls other tools or agents.',
  why: 'It can do whatever they can do.',
  remedy: 'Set the policy on the tools behind it as well.',
  lifecycle: 'stable',
  senses: senses('call'),
  examples: {
    fires: {
      name: 'call_tool',
      description: 'Call a tool of another server.',
      inputSchema: { type: 'object', properties: { tool: { type: 'string' } } },
    },
    spares: { name: 'list_tools', description: 'List tools.' },
  },
  match: (definition) => placed(actsWith(definition, 'call'), ['Execute', 'reaches-others']),
};
