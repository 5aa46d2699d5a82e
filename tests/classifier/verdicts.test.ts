import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawTool } from '../../data/schema/index.ts';
import { verdictOf } from './classify.ts';

const properties = (names: Record<string, unknown>) => ({ inputSchema: { type: 'object', properties: names } });
const text = { type: 'string' };

const CASES: [what: string, tool: RawTool, category: string, risk: string | null, effects?: string[]][] = [
  ['an empty definition says nothing', { name: 'tool_1' }, 'Unclassified', null],
  ['a placeholder says nothing', { name: 'foo', description: 'TODO' }, 'Unclassified', null],
  ['a verb that says nothing alone', { name: 'handle', description: '' }, 'Unclassified', null],
  [
    'negation',
    { name: 'inspect_file', description: 'Shows a file. It does not delete or modify anything.' },
    'Read',
    'low',
  ],
  [
    'a pointer to another tool',
    { name: 'get_user', description: 'Get a user. To delete a user, use delete_user instead.' },
    'Read',
    'low',
  ],
  [
    'a statement of which the parameter says that it only reads',
    {
      name: 'run_query',
      description: 'Execute a SQL query.',
      ...properties({ query: { type: 'string', description: 'The SQL (only SELECT and SHOW pass)' } }),
    },
    'Read',
    'low',
  ],
  [
    'a statement of which the parameter gives an example',
    {
      name: 'run_query',
      description: 'Execute a SQL query.',
      ...properties({ query: { type: 'string', description: 'The SQL, such as SELECT 1' } }),
    },
    'Execute',
    'critical',
  ],
  [
    'a switch that deletes what was there',
    {
      name: 'init_store',
      description: 'Initialize the store with its schema.',
      ...properties({ path: text, reset: { type: 'boolean', description: 'Reset the store (delete existing)' } }),
    },
    'Write',
    'high',
    ['destructive'],
  ],
  [
    'code of which syntax and errors are told',
    {
      name: 'play_music',
      description: 'Play music.',
      ...properties({ code: { type: 'string', description: 'Code to play directly; see the syntax. Errors return.' } }),
    },
    'Execute',
    'critical',
    ['runs-code', 'runs-process'],
  ],
  [
    'an option that does what it is called',
    {
      name: 'compare_inventory',
      description: 'Compare the inventory with the stored baseline.',
      ...properties({ save_baseline: { type: 'boolean', description: 'Save the inventory as the new baseline' } }),
    },
    'Write',
    'medium',
  ],
  [
    'an option that replaces what it finds',
    {
      name: 'find_texts',
      description: 'Find texts in a file.',
      ...properties({ replaceInFile: { type: 'boolean', description: 'Replace them by calls in the file' } }),
    },
    'Write',
    'medium',
  ],
  [
    'an option that chooses what is shown',
    {
      name: 'compare_inventory',
      description: 'Compare the inventory with the stored baseline.',
      ...properties({ updated: { type: 'boolean', description: 'Updated items only' } }),
    },
    'Read',
    'low',
  ],
  [
    'deletion among the steps of a list',
    {
      name: 'update_items',
      description: 'Update items of a config.',
      ...properties({
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: { operation: { type: 'string', enum: ['create', 'update', 'delete'] } },
          },
        },
      }),
    },
    'Write',
    'high',
    ['destructive'],
  ],
  [
    'an alert that calls a webhook',
    {
      name: 'create_alert',
      description: 'Create an alert.',
      ...properties({
        slack: {
          type: 'array',
          items: { type: 'object', properties: { url: { type: 'string', description: 'Slack webhook URL' } } },
        },
      }),
    },
    'Write',
    'high',
    ['open-egress'],
  ],
  [
    'a switch that opens what is made to everybody',
    {
      name: 'update_package',
      description: 'Update a package.',
      ...properties({ publish: { type: 'boolean', description: 'Whether to make it publicly accessible' } }),
    },
    'Write',
    'critical',
    ['changes-access'],
  ],
  ['Spanish', { name: 'x1', description: 'Eliminar un archivo.' }, 'Write', 'high', ['destructive']],
  ['German', { name: 'x2', description: 'Löscht eine Datei.' }, 'Write', 'high', ['destructive']],
  ['French', { name: 'x3', description: 'Supprime un fichier.' }, 'Write', 'high', ['destructive']],
  ['Portuguese', { name: 'x4', description: 'Obtém um registro.' }, 'Read', 'low'],
  ['Chinese', { name: 'x5', description: '删除文件' }, 'Write', 'high', ['destructive']],
  ['Japanese', { name: 'x6', description: '天気を取得します' }, 'Read', 'low'],
  ['Korean', { name: 'x7', description: '파일을 삭제합니다' }, 'Write', 'high', ['destructive']],
  ['Russian', { name: 'x8', description: 'Удаляет файл' }, 'Write', 'high', ['destructive']],
  ['a language that cannot be read', { name: 'x9', description: 'ฟังก์ชันนี้ทำบางอย่าง' }, 'Unclassified', null],
  ['a name in camel case', { name: 'deleteBranch' }, 'Write', 'high', ['destructive']],
  ['a name run together', { name: 'createissue' }, 'Write', 'medium'],
  ['a noun before its verb', { name: 'issue_delete' }, 'Write', 'high', ['destructive']],
  ['the result of a process', { name: 'build_status' }, 'Read', 'low'],
  ['a question', { name: 'is_user_admin' }, 'Read', 'low'],
];

for (const [what, tool, category, risk, effects] of CASES)
  test(`${what}: ${tool.name}`, () => {
    const verdict = verdictOf(tool);
    assert.equal(`${verdict.category} ${verdict.risk}`, `${category} ${risk}`);
    if (effects !== undefined) assert.deepEqual(verdict.effects, effects);
  });

test('a tool takes the gravest of its actions, and each is classified on its own', () => {
  const verdict = verdictOf({
    name: 'manage_webhook',
    description: 'Manage webhooks.',
    ...properties({ action: { type: 'string', enum: ['list', 'get', 'create', 'delete'] }, id: text }),
  });
  assert.equal(verdict.category, 'Write');
  assert.ok(verdict.effects.includes('destructive'));
  assert.deepEqual(
    verdict.actions.map(({ value, category }) => `${value} ${category}`),
    ['list Read', 'get Read', 'create Write', 'delete Write'],
  );
});

test('branches of a schema are actions too', () => {
  const branch = (operation: string) => ({ properties: { operation: { const: operation } } });
  const verdict = verdictOf({
    name: 'records',
    description: 'Work with records.',
    inputSchema: { type: 'object', oneOf: [branch('read'), branch('delete')] },
  });
  assert.deepEqual(
    verdict.actions.map(({ value, category }) => `${value} ${category}`),
    ['read Read', 'delete Write'],
  );
});

test('actions stand where the schema refers to, too', () => {
  const REFERENCES: [string, unknown][] = [
    ['directly', { $ref: '#/$defs/Action' }],
    ['beside null', { anyOf: [{ $ref: '#/$defs/Action' }, { type: 'null' }] }],
    ['with words of its own', { allOf: [{ $ref: '#/$defs/Action' }], description: 'What to do.' }],
  ];
  for (const [how, action] of REFERENCES) {
    const { actions } = verdictOf({
      name: 'records',
      description: 'Work with records.',
      inputSchema: {
        type: 'object',
        properties: { action },
        $defs: { Action: { type: 'string', enum: ['read', 'delete'] } },
      },
    });
    assert.deepEqual(
      actions.map(({ value, category }) => `${value} ${category}`),
      ['read Read', 'delete Write'],
      how,
    );
  }
});

test('Unclassified carries its reason and no risk', () => {
  const verdict = verdictOf({ name: 'thing' });
  assert.equal(verdict.risk, null);
  assert.match(verdict.unclassified ?? '', /empty/);
});

test('annotations settle only what nothing else decides, and can be hidden', () => {
  const vague = { name: 'process_item', description: 'Process an item.', annotations: { readOnlyHint: true } };
  assert.equal(verdictOf(vague).category, 'Read');
  const plain = { name: 'delete_item', description: 'Delete an item.', annotations: { readOnlyHint: true } };
  const { category, contradictions } = verdictOf(plain);
  assert.equal(category, 'Write');
  assert.deepEqual(contradictions, [{ annotation: 'readOnlyHint', declared: true, assessed: false }]);
});

test('parameter roles', () => {
  const verdict = verdictOf({
    name: 'send_email',
    description: 'Send an email.',
    ...properties({
      to: text,
      body: text,
      amount: { type: 'number' },
      dry_run: { type: 'boolean' },
      path: text,
      url: text,
    }),
  });
  assert.deepEqual(
    verdict.parameters.map(({ role }) => role),
    ['recipient', 'message', 'amount', 'dry-run', 'path', 'url'],
  );
});

test('a state narrows what is looked for, and is a field of what is made', () => {
  const rolesIn = (name: string, description: string) =>
    verdictOf({ name, description, ...properties({ status: text }) }).parameters.map(({ role }) => role);
  assert.deepEqual(rolesIn('list_tasks', 'List tasks.'), ['filter']);
  assert.deepEqual(rolesIn('create_task', 'Create a task.'), []);
});

test('a parameter that goes by the name of a role plays it only where it fits', () => {
  const number = { type: 'number' };
  const cases: [name: string, description: string, parameter: string, schema: object, role?: string][] = [
    ['list_files', 'List files.', 'page_size', number, 'limit'],
    ['find_files', 'Find large files.', 'min_size', { type: 'string', description: 'Minimum size, e.g. 1GB' }],
    ['format_text', 'Format a text.', 'size', { ...number, description: 'Font size in points' }],
    ['get_news', 'Get news.', 'count', { ...number, description: 'Number of reports to return' }, 'limit'],
    ['create_record', 'Create a DNS record.', 'domain', { ...text, description: 'Domain name' }, 'host'],
    ['share', 'Share knowledge between agents.', 'domain', { ...text, description: 'Knowledge domain' }],
    ['update_task', 'Update a task.', 'status', { ...text, description: 'New status' }],
    ['add_comment', 'Add a comment.', 'body', text, 'message'],
    ['call_api', 'Update an endpoint.', 'body', { ...text, description: 'JSON request body' }],
    ['list_users', 'List users.', 'page_token', text],
    ['log_in', 'Log in.', 'user_token', text, 'credential'],
    ['list_dir', 'List a directory.', 'recursive', { type: 'boolean' }],
    ['delete_dir', 'Delete a directory.', 'recursive', { type: 'boolean' }, 'force'],
    ['translate', 'Translate a text.', 'source', { ...text, description: 'The source language code' }],
    ['add_node', 'Add a node.', 'script', { ...text, description: 'Optional script path to attach' }],
    ['run_script', 'Run a script.', 'script', { ...text, description: 'The script to run' }, 'code'],
  ];
  for (const [name, description, parameter, schema, role] of cases)
    assert.equal(
      verdictOf({ name, description, ...properties({ [parameter]: schema }) }).parameters[0]?.role,
      role,
      `${name}.${parameter}`,
    );
});

test('who a thing goes to is a recipient; the end of a period is none', () => {
  const rolesIn = (name: string, description: string, to: object) =>
    verdictOf({ name, description, ...properties({ from: text, to: { ...text, ...to } }) }).parameters.map(
      ({ role }) => role,
    );
  assert.deepEqual(rolesIn('search_logs', 'Search logs.', { description: 'End time' }), []);
  assert.deepEqual(rolesIn('convert_units', 'Convert units.', {}), []);
  assert.deepEqual(rolesIn('search_emails', 'Search emails.', { description: 'Recipient email' }), ['recipient']);
  assert.deepEqual(rolesIn('send_sms', 'Send an SMS.', {}), ['recipient']);
});

test('a debugger evaluates what it is to show', () => {
  const show = { name: 'show_value', description: 'Show the value of an expression.' };
  const expression = { type: 'string', description: 'Expression to evaluate' };
  const riskIn = (server: string) => verdictOf({ ...show, ...properties({ expression }) }, { server }).risk;
  assert.equal(riskIn('lldb'), 'critical');
  assert.equal(riskIn('ledger'), 'low');
});
