import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableTool, verdictOf } from './classify.ts';

/** Sections that authors append to what they say of a tool; none tells what the tool does. */
const SECTIONS: Record<string, (said: string) => string> = {
  Google: (said) =>
    `${said}\n\nArgs:\n    name: The record to delete or update\n\nReturns:\n    dict: The created record\n\nRaises:\n    ValueError: Deletes nothing`,
  NumPy: (said) =>
    `${said}\n\n    Parameters\n    ----------\n    name : str\n        Removes the name\n\n    Returns\n    -------\n    str\n        The updated record`,
  Sphinx: (said) => `${said}\n:param name: thing to update\n:return: the created thing\n`,
  JSDoc: (said) => `${said}\n\n@param name the name to delete\n@returns the info`,
  indented: (said) =>
    `\n    ${said}\n\n    Args:\n        name (str): Query to execute\n\n    Returns:\n        list: Sends the results\n    `,
};

const TOOLS = [
  ['frobnicate', 'Frobs the thing.', 'Unclassified undefined'],
  ['get_user', 'Get a user.', 'Read low'],
  ['delete_user', 'Delete a user.', 'Write high'],
  ['update_page', 'Update the title of a page.', 'Write medium'],
  ['send_mail', 'Send an email to someone.', 'Execute high'],
  ['transfer', 'Transfer money to an account.', 'Execute critical'],
  ['compute_hash', 'Compute a hash.', 'Read low'],
] as const;

for (const [style, write] of Object.entries(SECTIONS))
  for (const [name, said, expected] of TOOLS)
    test(`${name} in a docstring, ${style}: ${expected}`, () => {
      const { category, risk } = verdictOf(tableTool(name, write(said), 'name'));
      assert.equal(`${category} ${risk ?? undefined}`, expected);
    });

/** What a docstring says of an argument counts as its description. */
const TOLD: Record<string, string> = {
  Google:
    'Args:\n    id: The mail\n    action: Action to take (move, flag, delete)\n    note (str, optional): A note\n\nReturns:\n    str: ok',
  'Google, in bullets': 'Args:\n- id (str): The mail\n- **action** (str): Action to take (move, flag,\n  delete)\n',
  NumPy:
    'Parameters\n----------\nid : str\n    The mail\naction : str\n    Action to take (move, flag, delete)\n\nReturns\n-------\nstr',
  Sphinx: ':param id: the mail\n:param str action: Action to take (move, flag, delete)\n:return: ok',
  JSDoc: '@param {string} id the mail\n@param {string} action Action to take (move, flag, delete)\n@returns ok',
};

for (const [style, section] of Object.entries(TOLD))
  test(`actions that a docstring tells, ${style}`, () => {
    const description = `Process a mail with an action.\n\n${section}`;
    const { category, effects, actions, evidence } = verdictOf(
      tableTool('process_mail', description, 'id,action,note'),
    );
    assert.deepEqual([category, effects.includes('destructive')], ['Write', true]);
    assert.deepEqual(
      actions.map(({ value }) => value),
      ['move', 'flag', 'delete'],
    );
    for (const { pointer, quote } of evidence)
      if (pointer === '/description') assert.ok(description.includes(quote), quote);
  });

test('a schema that describes its argument is believed before a docstring', () => {
  const tool = tableTool('process_mail', `Process a mail.\n\n${TOLD.Google}`, 'id,action');
  const { properties } = tool.inputSchema as { properties: Record<string, object> };
  properties.action = { type: 'string', description: 'What to do: list or read' };
  assert.deepEqual(
    verdictOf(tool).actions.map(({ value }) => value),
    ['list', 'read'],
  );
});
