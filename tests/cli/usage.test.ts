import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const TOOLRISK = fileURLToPath(new URL('../../cli/toolrisk.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-usage-'));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'index', 'ba'), { recursive: true });
writeFileSync(join(folder, 'index', 'ba', 'bad.json'), '{');

const CASES: [args: string[], code: number, said: RegExp][] = [
  [['--help'], 0, /crawl.*classify.*build/s],
  [['--version'], 0, /^\d+\.\d+\.\d+/],
  [['no-such-command'], 2, /unknown command/],
  [['classify', '--no-such-option'], 2, /unknown option/],
  [['crawl'], 2, /Nothing to crawl/],
  [['policy', 'no-such-server', '--target', 'claude-code'], 2, /no-such-server/],
  [['serve', '--out', join(folder, 'nothing')], 1, /Run `toolrisk build/],
  [['serve', '--port', 'http'], 2, /not a port/],
  [['data', 'check', '--data', folder], 1, /bad\.json: not JSON/],
  [['classify', '--input', join(folder, 'missing.jsonl')], 2, /missing\.jsonl/],
  ...['run', 'crawl', 'classify', 'build', 'serve', 'policy', 'scan', 'eval', 'diff', 'data', 'worker', 'mcp'].map(
    (command): [string[], number, RegExp] => [[command, '--help'], 0, new RegExp(`toolrisk ${command}`)],
  ),
];

for (const [args, code, said] of CASES) {
  test(`toolrisk ${args.join(' ').replaceAll(folder, '<folder>')} ends with ${code}`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [TOOLRISK, ...args], { encoding: 'utf8' });
    assert.equal(status, code, stderr);
    assert.match(stdout + stderr, said);
    assert.doesNotMatch(stderr, /\n\s+at /, 'a stack trace is no message');
  });
}
