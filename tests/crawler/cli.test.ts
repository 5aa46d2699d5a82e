import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Command, CommanderError } from 'commander';
import { register } from '../../cli/crawl.ts';
import { UsageError } from '../../cli/errors.ts';
import type { Coverage } from '../../data/store/index.ts';

/** Runs `toolrisk crawl …` in this process and returns what it wrote to standard output. */
async function run(...args: string[]): Promise<string> {
  const program = new Command('toolrisk').exitOverride().configureOutput({ writeErr: () => {} });
  register(program);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => {} });
  const write = process.stdout.write;
  let output = '';
  process.stdout.write = ((text: string) => ((output += text), true)) as typeof write;
  try {
    await program.parseAsync(['crawl', '--quiet', ...args], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  return output;
}

describe('toolrisk crawl', () => {
  const data = mkdtempSync(join(tmpdir(), 'toolrisk-cli-'));
  after(() => rmSync(data, { recursive: true, force: true }));

  const MISUSED: [string, string[]][] = [
    ['names nothing', []],
    ['a concurrency of none', ['--all', '--concurrency', '0']],
    ['a concurrency of many', ['--all', '--concurrency', 'many']],
    ['a time that is none', ['--source', 'http://127.0.0.1:9/', '--updated-since', 'yesterday']],
    ['a timeout of a fraction', ['--all', '--timeout', '0.5']],
  ];
  for (const [name, args] of MISUSED)
    it(`${name}: refused as usage`, () => assert.rejects(run(...args, '--data', data), UsageError));
  it('an unknown option: refused by the parser', () => assert.rejects(run('--everything'), CommanderError));
  it('a name that is none: says so', () =>
    assert.rejects(run('no such', '--data', data), /neither a server of the index nor/));

  it('reports the stored listings as text and as JSON', async () => {
    assert.match(
      await run('--report'),
      /^[\d,]+ servers in the index, [\d,]+ tried, [\d,]+ packages installable\nlive /,
    );
    const coverage = JSON.parse(await run('--report', '--json')) as Coverage;
    assert.equal(
      coverage.servers.live + coverage.servers.static + coverage.servers.remote + coverage.servers.unlisted,
      coverage.tried,
    );
    await assert.rejects(run('--report', '--data', data), /there are no records there/);
  });
});
