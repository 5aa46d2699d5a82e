import type { Act, Definition } from '../definition/types.ts';
import { programOf, RUNS } from '../definition/program.ts';
import { routedBy } from '../definition/router.ts';
import { isSupplied, toldProgram } from '../definition/told-program.ts';
import { atKey, isFreeText, readOnlyClaim, rolesOf } from '../definition/traits.ts';
import { usedCode } from '../definition/used-code.ts';
import { injected } from '../definition/workloads.ts';
import { set } from '../text/set.ts';
import { actsWith, placed, type Signal } from './signal.ts';

const CARRIERS = set(
  'code script command cmd expression function source sql statement program input query path file package args',
);

/** A formula is computed, not run. */
const computes = ({ standing }: Definition) =>
  standing.length > 0 &&
  standing.every(({ sense }) => sense === 'compute') &&
  standing.some(({ verb }) => verb === 'evaluate' || verb === 'calculate');

export const runsSuppliedCode: Signal = {
  id: 'runs-supplied-code',
  short: 'It runs code, a script or a command that the caller supplies.',
  why: 'Whoever steers the arguments steers the machine.',
  remedy: 'Run the server in a sandbox without credentials, and let a person read each call.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'execute_code',
      description: 'Execute Python code.',
      inputSchema: { type: 'object', properties: { code: { type: 'string' } } },
    },
    spares: { name: 'get_code', description: 'Get the code of a function.' },
  },
  match(definition) {
    if (
      routedBy(definition) !== undefined &&
      !definition.standing.some(({ sense, from }) => sense === 'code' && from !== 'action')
    )
      return [];
    if (computes(definition)) return [];
    const told = toldProgram(definition);
    if (told !== undefined && readOnlyClaim(definition) === undefined)
      return placed([atKey(told)], ['runs-code', 'Execute']);
    const used = usedCode(definition);
    if (used !== undefined) return placed([atKey(used)], ['runs-code', 'Execute']);
    const put = injected(definition);
    if (put !== undefined) return placed([atKey(put)], ['runs-code', 'Execute']);
    const acts = actsWith(definition, 'code', 'run', 'call', 'ui', 'start', 'schedule', 'control', 'deploy', 'read');
    if (acts.length === 0) return [];
    const supplied = acts.every(({ sense, verb }) => sense === 'read' && !RUNS.has(verb))
      ? undefined
      : rolesOf(definition).find(
          ({ role, parameter }) =>
            isSupplied(role, parameter) && (role === 'command' || acts.some(({ sense }) => sense !== 'schedule')),
        );
    if (supplied !== undefined) return placed([acts[0] as Act, atKey(supplied.parameter)], ['runs-code', 'Execute']);
    const referenced = programOf(definition, acts);
    if (referenced !== undefined) return placed([acts[0] as Act, atKey(referenced)], ['runs-code', 'Execute']);
    const code = acts.filter(({ sense }) => sense === 'code');
    const free = definition.parameters.find(
      (parameter) =>
        isFreeText(parameter) &&
        parameter.words.at(-1)?.text !== 'id' &&
        parameter.words.some(({ text }) => CARRIERS.has(text)),
    );
    if (code.length === 0 || readOnlyClaim(definition) !== undefined) return [];
    // Without a parameter that carries it, the words alone must say so: “Execute a command inside a container”.
    const place = free === undefined ? code.filter(({ weak }) => !weak) : [code[0] as Act, atKey(free)];
    return placed(place.slice(0, 2), ['runs-code', 'Execute']);
  },
};
