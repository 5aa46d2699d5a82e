import fc from 'fast-check';
import { POSTURES, render, type Call, type Policy } from '../../../classifier/policy/index.ts';
import { anyCase, callArguments, policyOf } from './arbitrary.ts';

/** The same on every machine: OPA's compiler is too big to install for each test run, so its output is committed. */
const SAMPLE = { numRuns: 60, seed: 20261121 };
const cases = [...new Map(fc.sample(anyCase, SAMPLE).map((one) => [one.verdict.name, one])).values()];

export const fixturePolicy: Policy = {
  posture: 'recommended',
  servers: POSTURES.flatMap((posture) => policyOf(cases, posture, posture).servers),
};

export const fixtureText = (): string => render(fixturePolicy, 'opa', 'stack').text;

export const fixtureCalls: Call[] = fc.sample(
  fc.record({
    server: fc.constantFrom(...POSTURES, 'unknown'),
    tool: fc.constantFrom(...cases.map(({ verdict }) => verdict.name), 'unlisted'),
    args: callArguments,
  }),
  { numRuns: 4000, seed: 20261121 },
);

export const FIXTURE = {
  rego: new URL('../fixtures/mcp.rego', import.meta.url),
  wasm: new URL('../fixtures/mcp.wasm', import.meta.url),
};
