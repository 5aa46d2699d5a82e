import type { Definition } from '../definition/types.ts';
import { set } from '../text/set.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';

/** These run where others use them, as the tools of a web page do; an agent or a tool of one's own machine does not. */
const HOSTED = set('actor function method service webmcp');
const choosesServer = ({ parameters }: Definition) =>
  parameters.some(({ depth, words }) => depth === 0 && words[0]?.text === 'server');

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
  match(definition) {
    const calls = actsWith(definition, 'call');
    const others = calls.filter(
      ({ verb, object }) => verb === 'delegate' || object.some((noun) => HOSTED.has(noun)) || choosesServer(definition),
    );
    return [...placed(calls, ['Execute']), ...placed(others, ['reaches-others'])];
  },
};
