import { escapePattern } from '../patterns.ts';
import { writtenPatterns } from '../test-value.ts';
import type { Condition, ToolIntent } from '../types.ts';
import { defineTarget, filePerServer } from './define.ts';
import { isWritable, quote, record } from './text.ts';
import { yamlText, type Yaml } from './yaml.ts';

const path = ({ argument }: Condition): string => ['args', ...argument].join('.');

/** Intercept’s conditions say what must hold to allow, as ours do. Its `in` compares as text, so names are a pattern. */
function tests({ test }: Condition): [op: string, value: Yaml][] | undefined {
  if (test.op === 'between')
    return [
      ['gte', test.min],
      ['lte', test.max],
    ];
  if (test.op === 'matches') return test.without === undefined ? [['regex', writtenPatterns(test).whole]] : undefined;
  if (test.op === 'one-of' && test.values.every((value) => typeof value === 'string'))
    return [['regex', `^(?:${test.values.map((value) => escapePattern(String(value))).join('|')})$`]];
  return undefined;
}

const isAddressable = ({ argument }: Condition): boolean =>
  argument.every((step) => step !== null && step !== '' && !step.includes('.') && step.isWellFormed());

function rules(intent: ToolIntent): Yaml[] {
  if (intent.decision === 'deny') return [{ name: 'denied', action: 'deny', on_deny: intent.reasons.join(' ') }];
  const conditions = intent.conditions.map((condition) => ({
    name: condition.kind,
    conditions: (tests(condition) ?? []).map(([op, value]) => ({ path: path(condition), op, value })),
    on_deny: `It does not hold that ${condition.words}. ${condition.reason}`,
  }));
  const limits = intent.limits.map(({ max, window }) => ({
    name: `limit per ${window}`,
    rate_limit: `${max}/${window}`,
  }));
  return [...conditions, ...limits];
}

/** PolicyLayer Intercept, the open-source proxy. */
export const intercept = defineTarget({
  id: 'intercept',
  name: 'PolicyLayer Intercept',
  called: 'Intercept',
  documentation: {
    url: 'https://github.com/PolicyLayer/Intercept/blob/main/POLICY.md',
    version: 'commit 77f0429',
    checked: '2026-11-21',
  },
  filename: 'policy.yaml',
  language: 'yaml',
  install: [
    'Save the text as policy.yaml, one file for each server.',
    'Run `intercept validate -c policy.yaml`: the proxy itself accepts files with faults.',
    'Start the server through `intercept -c policy.yaml -- <command of the server>` in the client’s configuration.',
  ],
  capabilities: {
    // A counter is addressed as state.<tool>.<counter>, which a dot in the name breaks.
    limits: ({ tool }) => !tool.includes('.'),
    conditions: (condition) => isAddressable(condition) && tests(condition) !== undefined,
    ask: false,
    hide: true,
    unlisted: true,
    deny: true,
    absentArguments: false,
    // YAML allows keys of up to 1,024 characters.
    names: (name, kind) => kind === 'server' || (name !== '*' && isWritable(name) && quote(name).length <= 1000),
  },
  proof: 'Checked with a port of Intercept’s validator and engine (commit 77f0429) and a YAML round trip.',
  files: (policy, scope) =>
    policy.servers.map(({ key, tools }) => {
      const hidden = tools.filter(({ decision }) => decision === 'hide').map(({ tool }) => tool);
      const listed = tools.filter(({ decision }) => decision !== 'hide');
      const body = {
        ...(hidden.length > 0 && { hide: hidden }),
        ...(listed.length > 0 && {
          tools: record(listed.map((intent) => [intent.tool, { rules: rules(intent) }] as const)),
        }),
      };
      return {
        text: yamlText(scope === 'tool' ? body : { version: '1', default: 'deny', ...body }),
        filename: filePerServer('policy.yaml', key, scope),
        language: 'yaml',
        where: scope === 'tool' ? 'Merge into policy.yaml below default: deny.' : 'Any folder; named by -c at start.',
      };
    }),
});
