import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeTool } from '../../classifier/classify.ts';

/** Verbs in the forms that sentences take, with what each comes to. */
const VERBS = [
  { base: 'delete', s: 'deletes', ing: 'deleting', ed: 'deleted', thing: 'file', risk: 'high' },
  { base: 'restart', s: 'restarts', ing: 'restarting', ed: 'restarted', thing: 'server', risk: 'high' },
  { base: 'execute', s: 'executes', ing: 'executing', ed: 'executed', thing: 'shell command', risk: 'critical' },
  { base: 'revoke', s: 'revokes', ing: 'revoking', ed: 'revoked', thing: 'token', risk: 'high' },
];
type Verb = (typeof VERBS)[number];
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const SENTENCES: readonly ((verb: Verb) => string)[] = [
  ({ s, thing }) => `It ${s} a ${thing}.`,
  ({ base, thing }) => `The purpose of this tool is to ${base} a ${thing}.`,
  ({ s, thing }) => `Given an id, ${s} the ${thing}.`,
  ({ s, thing }) => `If confirmed, ${s} the ${thing}.`,
  ({ s, thing }) => `When called, ${s} the ${thing}.`,
  ({ s, thing }) => `After approval, ${s} the ${thing}.`,
  ({ s, thing }) => `Takes an id and ${s} the ${thing}.`,
  ({ base, thing }) => `Authenticate with a hash and ${base} a ${thing}.`,
  ({ base, thing }) => `Call this when the user asks you to ${base} a ${thing}.`,
  ({ ed, thing }) => `Call this when the user wants a ${thing} ${ed}.`,
  ({ ed, thing }) => `The ${thing} is ${ed}.`,
  ({ ed, thing }) => `The ${thing} will be ${ed}.`,
  ({ ed, thing }) => `Causes the ${thing} to be ${ed}.`,
  ({ ed, thing }) => `Have the ${thing} ${ed}.`,
  ({ base, thing }) => `(beta) ${capital(base)} a ${thing}`,
  ({ s, thing }) => `Wrapper around a client that ${s} a ${thing}.`,
  ({ ing, thing }) => `Tool for ${ing} a ${thing}.`,
  ({ base, thing }) => `🗑️ ${capital(base)} a ${thing}`,
  ({ base, thing }) => `Force ${base} a ${thing}.`,
  ({ s, thing }) => `Deprecated, use do_it_v2 instead. ${capital(s)} a ${thing}.`,
  ({ s, thing }) => `Only use after the user confirmed: ${s} the ${thing}.`,
  ({ base, thing }) => `Use this tool if the user would like to ${base} their ${thing}.`,
  ({ base, thing }) => `Step 3 of the workflow: ${base} the ${thing}.`,
  ({ base, thing }) => `Tells the server to ${base} the ${thing}.`,
  ({ base, thing }) => `Connects to the service to ${base} a ${thing}.`,
  ({ base, thing }) => `Calls the API to ${base} a ${thing}.`,
  ({ s, thing }) => `Sends a request that ${s} the ${thing}.`,
];

const judge = (description: string, parameter = 'id') => {
  const tool = {
    name: 'do_it',
    description,
    inputSchema: { type: 'object', properties: { [parameter]: { type: 'string' } } },
  };
  return judgeTool(tool, { server: 'x', siblings: [tool] });
};

for (const sentence of SENTENCES)
  test(`what it does is seen in “${sentence(VERBS[0] as Verb)}”`, () => {
    for (const verb of VERBS) {
      const { risk, evidence } = judge(sentence(verb), verb.base === 'execute' ? 'command' : 'id');
      assert.equal(risk, verb.risk, sentence(verb));
      for (const { pointer, quote } of evidence)
        if (pointer === '/description') assert.ok(sentence(verb).includes(quote), quote);
    }
  });

test('a noun says the same as its verb', () => {
  for (const sentence of ['Deletion of a file.', 'Handles the deletion of files.', 'Allows deletion of a file.'])
    assert.equal(judge(sentence).risk, 'high', sentence);
});

test('what is only told of is not done', () => {
  for (const sentence of [
    'List of files that were deleted.',
    'Shows when the file was deleted.',
    'History of changes and modifications.',
  ])
    assert.equal(judge(sentence).risk, 'low', sentence);
});

test('whom a tool asks is not what it does', () => {
  for (const [sentence, risk] of [
    ['Calls the weather API and returns the forecast.', 'low'],
    ['Makes an API call to get the forecast.', 'low'],
    ['Connects to the database and lists its tables.', 'low'],
    ['Makes a call to the customer.', 'high'],
  ] as const)
    assert.equal(judge(sentence).risk, risk, sentence);
});

test('what a later sentence says is done to things counts, unless they are left out of the input or the tool only looks', () => {
  for (const [sentence, risk] of [
    ['Applies a plan. All rows are removed first.', 'critical'],
    ['Applies a plan. Omitted entries are deleted.', 'high'],
    ['Applies a plan. Drops all tables first.', 'critical'],
    ['Applies a plan. The customer is informed by email.', 'high'],
    ['Applies a plan. Leading zeros are removed.', 'medium'],
    ['Applies a plan. If it fails, rows are removed.', 'medium'],
    ['Applies a plan. This tool will be removed soon.', 'medium'],
    ['Lists the plans. Old plans are deleted automatically.', 'low'],
  ] as const)
    assert.equal(judge(sentence).risk, risk, sentence);
});
