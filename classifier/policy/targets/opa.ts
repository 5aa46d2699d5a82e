import { writtenPatterns } from '../test-value.ts';
import type { Condition, Policy, Test, ToolIntent } from '../types.ts';
import { defineTarget } from './define.ts';
import { isPlainPath } from './path.ts';
import { isWritable, quote } from './text.ts';

const list = (items: readonly string[]): string => `[${items.join(', ')}]`;

function test(value: string, { test: what }: { test: Test }): string[] {
  switch (what.op) {
    case 'one-of':
      return [
        `${value} in ${list(what.values.map((item) => (typeof item === 'string' ? quote(item) : String(item))))}`,
      ];
    case 'between':
      return [`is_number(${value})`, `${value} >= ${what.min}`, `${value} <= ${what.max}`];
    case 'at-most-items':
      return [`is_array(${value})`, `count(${value}) <= ${what.max}`];
    case 'matches': {
      const { whole, without } = writtenPatterns(what);
      const not = without === undefined ? [] : [`not regex.match(${quote(without)}, ${value})`];
      return [`is_string(${value})`, `regex.match(${quote(whole)}, ${value})`, ...not];
    }
  }
}

const body = (lines: readonly string[]): string => lines.map((line) => `\t${line}\n`).join('');

/** One helper rule: true where the condition holds. */
function helper(condition: Condition, name: string): string {
  const keys = condition.argument.filter((step) => step !== null);
  const found = `value := object.get(input, ${list(['"args"', ...keys.map(quote)])}, missing)`;
  const lines = condition.argument.includes(null)
    ? [
        found,
        'is_array(value)',
        `every item in value {\n${body(test('item', condition)).replace(/^/gm, '\t').trimEnd()}\n\t}`,
      ]
    : [found, ...test('value', condition)];
  const absent = condition.absent === 'pass' ? `\n${name} if {\n${body([found, 'value == missing'])}}\n` : '';
  return `${name} if {\n${body([...lines, 'value != missing'])}}\n${absent}`;
}

function rules(server: string, intent: ToolIntent, id: string): string {
  if (intent.decision === 'deny' || intent.decision === 'hide') return '';
  const call = [`input.server == ${quote(server)}`, `input.tool == ${quote(intent.tool)}`];
  const names = intent.conditions.map((_, index) => `${id}_${index + 1}`);
  const hard = names.filter((_, index) => intent.conditions[index]?.otherwise === 'deny');
  const helpers = intent.conditions.map((condition, index) => helper(condition, names[index] as string));
  const rule = (decision: string, holds: readonly string[]) => `"${decision}" if {\n${body([...call, ...holds])}}`;
  const chain = [
    ...(intent.decision === 'allow' ? [rule('allow', names)] : []),
    ...(intent.decision === 'ask' || hard.length < names.length ? [rule('ask', hard)] : []),
  ];
  return [...helpers, `decision := ${chain.join(' else := ')}\n`].join('\n');
}

function module(policy: Policy, whole: boolean): string {
  const parts = policy.servers.flatMap(({ key, tools }, s) =>
    tools.map((intent, t) => rules(key, intent, `server_${s + 1}_tool_${t + 1}`)).filter((part) => part !== ''),
  );
  const hidden = policy.servers.flatMap(({ key, tools }) =>
    tools
      .filter(({ decision }) => decision === 'hide')
      .map(({ tool }) => `hidden contains ${list([quote(key), quote(tool)])}\n`),
  );
  const head = [
    'package mcp\n',
    'import rego.v1\n',
    'default decision := "deny"\n',
    `missing := {${quote('no such argument')}}\n`,
  ];
  return [...(whole ? head : []), ...parts, ...hidden].join('\n');
}

/** Open Policy Agent, for a host that asks it. */
export const opa = defineTarget({
  id: 'opa',
  name: 'Open Policy Agent',
  called: 'OPA on its own',
  documentation: {
    url: 'https://www.openpolicyagent.org/docs/policy-language',
    version: 'Rego v1, OPA 0.70.0 and later',
    checked: '2026-11-21',
  },
  filename: 'mcp.rego',
  language: 'rego',
  install: [
    'Save the text as mcp.rego and load it into OPA.',
    'Ask for data.mcp.decision with {"server": …, "tool": …, "args": …} before each call; it is allow, ask or deny.',
    'Leave the tools in data.mcp.hidden out of the list that the agent sees.',
  ],
  capabilities: {
    // No limits: OPA keeps no count of calls.
    conditions: isPlainPath,
    ask: true,
    hide: true,
    unlisted: true,
    deny: true,
    names: isWritable,
  },
  proof: 'Compiled to WebAssembly by OPA 0.70.0 and asked through opa-wasm 1.10.0.',
  files: (policy, scope) => [
    {
      text: module(policy, scope !== 'tool'),
      filename: 'mcp.rego',
      language: 'rego',
      where: scope === 'tool' ? 'Add to mcp.rego below its defaults.' : 'The policies that OPA loads.',
    },
  ],
});
