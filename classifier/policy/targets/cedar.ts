import type { Condition, Glob, ToolIntent } from '../types.ts';
import { defineTarget, filePerServer } from './define.ts';
import { isWritable } from './text.ts';
import { yamlText, type Yaml } from './yaml.ts';

/** A Cedar string: everything but plain ASCII as a code point. */
const cedarString = (text: string): string => `"${escapeText(text)}"`;

const escapeText = (text: string): string =>
  [...text]
    .map((character) =>
      /^[ !#-[\]-~]$/.test(character) ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
    )
    .join('');

/** In a Cedar pattern only `*` is special, as in ours. */
const like = (value: string, glob: string): string => `${value} like "${glob.split('*').map(escapeText).join('*')}"`;

const globTest = (value: string, { like: yes, unlike }: Glob): string =>
  [like(value, yes), ...unlike.map((no) => `!(${like(value, no)})`)].join(' && ');

function check({ argument, test }: Condition): string | undefined {
  const [name] = argument;
  if (argument.length !== 1 || name === null || name === undefined || !name.isWellFormed()) return undefined;
  const attribute = cedarString(`arg_${name}`);
  const value = `context[${attribute}]`;
  const body = checkValue(value, test);
  return body && `context has ${attribute} && ${body}`;
}

function checkValue(value: string, test: Condition['test']): string | undefined {
  switch (test.op) {
    case 'one-of':
      // Numbers reach Cedar as decimals or as integers, which it does not compare with each other.
      return test.values.some((item) => typeof item === 'number')
        ? undefined
        : `[${test.values.map((item) => (typeof item === 'string' ? cedarString(item) : String(item))).join(', ')}].contains(${value})`;
    case 'matches':
      return test.globs && test.globs.length > 0
        ? `(${test.globs.map((glob) => globTest(value, glob)).join(' || ')})`
        : undefined;
    default:
      return undefined;
  }
}

function statement({ tool, decision, conditions }: ToolIntent): string {
  const scope = `(principal, action == Action::"call_tool", resource == Tool::${cedarString(tool)})`;
  if (decision !== 'allow') return `forbid${scope};`;
  const when = conditions.map(check).join(' && ');
  return `permit${scope}${when === '' ? '' : ` when { ${when} }`};`;
}

/** Stacklok ToolHive, whose policies are Cedar. */
export const cedar = defineTarget({
  id: 'cedar',
  name: 'ToolHive (Cedar)',
  called: 'Cedar in ToolHive',
  documentation: {
    url: 'https://docs.stacklok.com/toolhive/concepts/cedar-policies',
    version: 'ToolHive e25de16cf, Cedar 4',
    checked: '2026-11-21',
  },
  filename: 'authz.yaml',
  language: 'yaml',
  install: [
    'Save the text as authz.yaml, one file for each server.',
    'Start the server with `thv run --authz-config authz.yaml <server>`.',
    'List the tools in the client: only what the policy permits is left.',
  ],
  capabilities: {
    conditions: (condition) => check(condition) !== undefined,
    ask: false,
    hide: true,
    unlisted: true,
    deny: true,
    // Lists, objects and null do not reach Cedar at all: what is missing may only be out of sight.
    absentArguments: false,
    names: (name, kind) => kind === 'server' || isWritable(name),
  },
  proof: 'Every policy is parsed and asked by the real engine, cedar-wasm 4.13.0.',
  files: (policy, scope) =>
    policy.servers.map(({ key, tools }) => {
      const policies: Yaml = tools.map(statement);
      return {
        text: yamlText(
          scope === 'tool'
            ? { policies }
            : { version: '1.0', type: 'cedarv1', cedar: { policies, entities_json: '[]' } },
        ),
        filename: filePerServer('authz.yaml', key, scope),
        language: 'yaml',
        where:
          scope === 'tool' ? 'Add to cedar.policies in authz.yaml.' : 'Any folder; named by --authz-config at start.',
      };
    }),
});
