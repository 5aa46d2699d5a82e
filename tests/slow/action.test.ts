import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openStore } from '../../data/store/index.ts';
import { checkOut, runAction } from '../scan/runner.ts';
import { server } from '../site/fixture.ts';

const runner = checkOut();
after(() => rmSync(join(runner.action, '..'), { recursive: true, force: true }));

test('the action runs with what npm installs for it, without the packages of development', async () => {
  const tool = { name: 'send_mail', description: 'Send a mail.' };
  server(openStore(join(runner.action, 'data')), 'mail', 'Mail', [
    { tool, category: 'Execute', effects: ['sends-message'] },
  ]);
  const config = { mcpServers: { mail: { command: 'npx', args: ['@example/mail'] } } };
  writeFileSync(join(runner.workspace, '.mcp.json'), JSON.stringify(config));
  const run = await runAction(runner, { 'fail-on': 'high', comment: 'false' }, {}, true);
  assert.equal(run.code, 1, run.log);
  assert.match(run.log, /\| high \| ` send_mail ` \|/);
});
