import { NameTrait } from '../definition/name-trait.ts';
import { atKey } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import { Phrases } from '../text/phrases.ts';
import { placed, type Signal } from './signal.ts';

/** An agent that is told in words what to do, and by a switch not to ask: `prompt` with `yolo`. */
const unattended = (definition: Definition): ParameterFact | undefined => {
  const { description, standing } = definition;
  const acts = standing.some(({ sense }) => SENSES[sense] !== 'Read');
  return PROMPTS.in(definition).some(({ depth }) => depth === 0)
    ? FREED.in(definition).find(
        ({ depth, type, known }) =>
          depth === 0 &&
          ((type === 'boolean' && UNASKED.has(known.lower)) ||
            (PLACES.has(known.lower) && acts && AGENTS.find(description) !== undefined)),
      )
    : undefined;
};
/** Agents that write code and run it. */
const AGENTS = new Phrases(
  ['claude cli', 'claude code agent', 'codex cli', 'gemini cli', 'gemini-cli', 'copilot cli', 'coding agent'],
  600,
);
const PLACES = new Set(['workfolder', 'workingdirectory', 'working_directory', 'workdir', 'cwd', 'work_folder']);
const TOLD = new Set(['prompt', 'query', 'task', 'instruction', 'instructions', 'message']);
const UNASKED = new Set([
  'yolo',
  'fullauto',
  'full_auto',
  'autoapprove',
  'auto_approve',
  'skippermissions',
  'skip_permissions',
  'dangerouslyskippermissions',
  'dangerously_skip_permissions',
  'changemode',
]);
const PROMPTS = new NameTrait(({ lower }) => TOLD.has(lower));
const FREED = new NameTrait(({ lower }) => UNASKED.has(lower) || PLACES.has(lower));

export const instructsAgent: Signal = {
  id: 'instructs-agent',
  short: 'It tells a coding agent in words what to do, and by an option not to ask first.',
  why: 'Such an agent writes code and runs it; nobody sees the commands before they run.',
  remedy: 'Fix that option in the server, and run the agent in a sandbox.',
  lifecycle: 'experimental',
  examples: {
    fires: {
      name: 'ask',
      description: 'Ask the agent.',
      inputSchema: { type: 'object', properties: { prompt: { type: 'string' }, yolo: { type: 'boolean' } } },
    },
    spares: {
      name: 'ask',
      description: 'Ask a model.',
      inputSchema: { type: 'object', properties: { prompt: { type: 'string' } } },
    },
  },
  match(definition) {
    const agent = unattended(definition);
    return agent === undefined ? [] : placed([atKey(agent)], ['runs-code', 'Execute']);
  },
};
