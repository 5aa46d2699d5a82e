import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../cli/bin.js', import.meta.url));
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
  ...[['build'], ['classify'], ['data', 'check'], ['mcp'], ['policy', 'x'], ['crawl', '--report']].map(
    (args): [string[], number, RegExp] => [
      [...args, '--data', join(folder, 'nothing')],
      2,
      /nothing: there are no records there\./,
    ],
  ),
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

const NODES: [version: string, code: number, said: RegExp][] = [
  ['20.20.2', 2, /this is Node 20\.20\.2, and 22\.19 or newer is needed/],
  ['22.18.0', 2, /this is Node 22\.18\.0/],
  ['22.19.0', 0, /^\d+\.\d+\.\d+/],
];
test('what is installed says which Node it needs', () => {
  for (const [version, code, said] of NODES) {
    const older = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
    const preload = `data:text/javascript,${encodeURIComponent(older)}`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, BIN, '--version'], {
      encoding: 'utf8',
    });
    assert.equal(status, code, stderr);
    assert.match(stdout + stderr, said);
  }
});
