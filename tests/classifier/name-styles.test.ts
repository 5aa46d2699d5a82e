import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeTool } from '../../classifier/classify.ts';

/** What is done to what, the noun of the verb, and what it comes to. */
const DEEDS = [
  { verb: 'delete', thing: 'file', category: 'Write', risk: 'high' },
  { verb: 'send', thing: 'email', category: 'Execute', risk: 'high' },
  { verb: 'restart', thing: 'server', category: 'Execute', risk: 'high' },
  { verb: 'revoke', thing: 'token', category: 'Write', risk: 'high' },
  { verb: 'get', thing: 'record', category: 'Read', risk: 'low' },
];
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const STYLES: readonly ((verb: string, thing: string) => string)[] = [
  (verb, thing) => `${verb}${capital(thing)}`,
  (verb, thing) => `${verb}-${thing}`,
  (verb, thing) => `${thing}s.${verb}`,
  (verb, thing) => `${capital(thing)}${capital(verb)}`,
  (verb, thing) => `acme__${verb}_${thing}`,
  (verb, thing) => `acme_${thing}s_v2_${verb}`,
  (verb, thing) => `${verb}_${thing}s_bulk`,
  (verb, thing) => `do_${verb}_${thing}`,
  (verb, thing) => `handle_${verb}_${thing}`,
  (verb, thing) => `perform_${verb}_${thing}`,
  (verb, thing) => `execute_${verb}_${thing}`,
  (verb, thing) => `async_${verb}_${thing}`,
  (verb, thing) => `${verb}_${thing}_by_id`,
  (verb, thing) => `${capital(thing)}Service_${capital(verb)}${capital(thing)}`,
  (verb, thing) => `${thing}sController_${verb}`,
  (verb, thing) => `find_and_${verb}_${thing}`,
  (verb, thing) => `ACME_${verb.toUpperCase()}_${thing.toUpperCase()}`,
];

const judge = (name: string) => {
  const tool = { name, description: '', inputSchema: { type: 'object', properties: { id: { type: 'string' } } } };
  return judgeTool(tool, { server: 'acme', siblings: [tool] });
};

for (const style of STYLES)
  test(`a name in the style of ${style('delete', 'file')} tells what is done`, () => {
    for (const { verb, thing, category, risk } of DEEDS) {
      const verdict = judge(style(verb, thing));
      assert.deepEqual([verdict.category, verdict.risk], [category, risk], style(verb, thing));
    }
  });

test('a noun at the end of a name says the same as its verb', () => {
  for (const name of ['file_deletion', 'file_removal', 'token_revocation'])
    assert.equal(judge(name).risk, 'high', name);
  assert.notEqual(judge('completed_executions').category, 'Execute');
});
