import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeTool } from '../../classifier/classify.ts';
import type { RawTool } from '../../data/schema/index.ts';
import { resolvePointer } from '../../data/store/pointer.ts';

type Schema = Record<string, unknown>;
const VALUES = ['list_users', 'get_user', 'delete_user'];
const object = (properties: Schema): Schema => ({ type: 'object', properties });

/** The ways in which schemas say that an argument is one of some values. */
const FORMS: Record<string, (name: string) => Schema> = {
  enumeration: (name) => object({ [name]: { type: 'string', enum: VALUES } }),
  'enumeration beside null': (name) =>
    object({ [name]: { anyOf: [{ type: 'string', enum: VALUES }, { type: 'null' }] } }),
  'a union of constants': (name) => object({ [name]: { anyOf: VALUES.map((value) => ({ const: value })) } }),
  'one of some constants': (name) => object({ [name]: { oneOf: VALUES.map((value) => ({ const: value })) } }),
  'a list of values': (name) => object({ [name]: { type: 'array', items: { type: 'string', enum: VALUES } } }),
  'inside one argument': (name) => object({ request: object({ [name]: { type: 'string', enum: VALUES } }) }),
  'a list of operations': (name) =>
    object({ operations: { type: 'array', items: object({ [name]: { type: 'string', enum: VALUES } }) } }),
  'branches of the schema': (name) => ({
    ...object({}),
    oneOf: VALUES.map((value) => object({ [name]: { const: value }, id: { type: 'string' } })),
  }),
  pattern: (name) => object({ [name]: { type: 'string', pattern: `^(${VALUES.join('|')})$` } }),
  'quoted words': (name) => object({ [name]: { type: 'string', description: `One of '${VALUES.join("', '")}'.` } }),
  'words in a row': (name) => object({ [name]: { type: 'string', description: `One of: ${VALUES.join(', ')}.` } }),
  'words between bars': (name) => object({ [name]: { type: 'string', description: VALUES.join(' | ') } }),
  'a list of lines': (name) =>
    object({
      [name]: {
        type: 'string',
        description: `What to do:\n${VALUES.map((value) => `- ${value}: as it says`).join('\n')}`,
      },
    }),
};
/** In words alone only these choose; the others are told by their values. */
const IN_WORDS = ['pattern', 'quoted words', 'words in a row', 'words between bars', 'a list of lines'];
const SURE = ['action', 'operation', 'op', 'command', 'cmd', 'subcommand', 'operation_type', 'actionName'];
const NAMES = [...SURE, 'method', 'mode', 'verb', 'task', 'request', 'function', 'api', 'endpoint', 'tool', 'what'];

const judge = (tool: RawTool) => judgeTool(tool, { server: 'acme', siblings: [tool] });

for (const [form, schema] of Object.entries(FORMS))
  test(`an argument that decides what is done: ${form}`, () => {
    for (const argument of IN_WORDS.includes(form) ? SURE : NAMES)
      for (const [name, description] of [
        ['users', 'Users.'],
        ['manage_users', 'Manage users.'],
      ] as const) {
        const tool = { name, description, inputSchema: schema(argument) };
        const { risk, actions, evidence } = judge(tool);
        assert.equal(risk, 'high', `${name} by ${argument}`);
        assert.deepEqual(
          actions.map(({ value }) => value),
          VALUES,
        );
        for (const { pointer, quote } of evidence) {
          const place = resolvePointer(tool, pointer);
          assert.ok(typeof place !== 'string' || place.includes(quote), `${pointer} holds “${quote}”`);
        }
      }
  });

/** The ways in which descriptions list what an argument may choose. */
const LISTS: Record<string, string> = {
  'a line for each': `Operations:\n${VALUES.map((value) => `  - ${value}: as it says`).join('\n')}\n\nArgs:\n  id: a number`,
  'a line for each, with what it needs': `Available actions:\n${VALUES.map((value) => `${value} (id) - as it says`).join('\n')}`,
  'several in a line': `Operations:\n  Read: list_users, get_user\n  Delete: delete_user (for good)\n\nEntity types: user, admin`,
  'in bold': `**Commands:**\n${VALUES.map((value) => `- **${value}**: as it says`).join('\n')}`,
};
for (const [list, text] of Object.entries(LISTS))
  for (const argument of ['action', 'operation', 'command'])
    test(`an argument ${argument} whose values the description lists: ${list}`, () => {
      const inputSchema = object({ [argument]: { type: 'string' }, id: { type: 'integer' } });
      const tool = { name: 'users', description: `The users.\n\n${text}`, inputSchema };
      const { risk, actions, evidence } = judge(tool);
      assert.equal(risk, 'high');
      assert.deepEqual(
        actions.map(({ value }) => value),
        VALUES,
      );
      for (const { pointer, quote } of evidence)
        assert.ok(String(resolvePointer(tool, pointer)).includes(quote), `${pointer} holds “${quote}”`);
    });

/** Values that are verbs and yet choose nothing. */
const SPARED: readonly RawTool[] = [
  {
    name: 'scan_agent_action',
    description: 'Security check of an action before it is taken.',
    inputSchema: object({ action_type: { type: 'string', enum: ['file_write', 'file_delete', 'http_request'] } }),
  },
  {
    name: 'list_events',
    description: 'List the events of a repository.',
    inputSchema: object({ event: { type: 'string', enum: ['create', 'update', 'delete'] } }),
  },
  {
    name: 'get_tool_help',
    description: 'Get the documentation of a tool.',
    inputSchema: object({ tool: { type: 'string', enum: ['create_user', 'delete_user'] } }),
  },
];

for (const tool of SPARED)
  test(`no argument decides what ${tool.name} does`, () => {
    const { category, actions } = judge(tool);
    assert.equal(category, 'Read');
    assert.deepEqual(actions, []);
  });
