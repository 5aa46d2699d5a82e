import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { evaluate, POSTURES, serverPolicy } from '../../classifier/policy/index.ts';
import { catalogueServers } from './support/catalogue.ts';
import { sampleCalls } from './support/sample-call.ts';

const OPTIONS = { strict: false, validateFormats: false, logger: false, allErrors: false } as const;

const accepted = new WeakMap<object, (args: unknown) => boolean>();

/** Whether a schema accepts arguments; one that cannot be compiled refuses nothing. */
function accepts(schema: object, args: unknown): boolean {
  let accept = accepted.get(schema);
  if (accept === undefined) accepted.set(schema, (accept = compiled(schema)));
  return accept(args);
}

function compiled(schema: object): (args: unknown) => boolean {
  const { $schema: dialect, $id: _, ...plain } = schema as { $schema?: string; $id?: string };
  const ajv = /draft-0[4-7]/.test(dialect ?? '') ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  try {
    return ajv.compile(plain);
  } catch {
    return () => true;
  }
}

for (const posture of POSTURES)
  test(`a policy that lets a tool pass or asks under conditions has a call that it does so with: ${posture}`, () => {
    const refused: string[] = [];
    for (const { verdict, tools } of catalogueServers) {
      const policy = serverPolicy(verdict, tools, posture);
      for (const intent of policy.servers[0]?.tools ?? []) {
        if (intent.conditions.length === 0) continue;
        const schema = tools.find(({ name }) => name === intent.tool)?.inputSchema ?? {};
        const call = (args: unknown) => ({ server: verdict.server, tool: intent.tool, args });
        let tried = 0;
        let found = false;
        for (const args of sampleCalls(schema, intent.conditions)) {
          found = evaluate(policy, call(args)).decision === intent.decision && accepts(schema, args);
          if (found || ++tried > 200) break;
        }
        if (!found) refused.push(`${verdict.server} ${intent.tool} (${intent.decision}, ${tried} calls tried)`);
      }
    }
    assert.deepEqual(refused, []);
  });
