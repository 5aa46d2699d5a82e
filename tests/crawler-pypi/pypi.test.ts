import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { crawlServer, LIMITS, openSandbox } from '../../crawler/index.ts';
import { type IndexEntry, Snapshot } from '../../data/schema/index.ts';
import { serverSlug } from '../../data/store/index.ts';
import { openEngine } from '../crawler/engine/engine.ts';
import { type Distribution, openIndex, wheel } from './index-server.ts';

/** A server in a few lines of Python, without dependencies: `before` runs first, `extra` are further tools. */
const server = (before = '', extra = '[]') => `import json, os, sys
def main():
${before.replaceAll(/^/gm, '    ')}
    for line in sys.stdin:
        message = json.loads(line)
        if message.get("method") == "initialize":
            result = {"protocolVersion": "2025-11-25", "capabilities": {"tools": {}}, "serverInfo": {"name": "python"}}
        elif message.get("method") == "tools/list":
            tool = {"name": "ask", "description": "Asks.", "inputSchema": {"type": "object"}}
            result = {"tools": [tool] + ${extra}}
        else:
            continue
        print(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}), flush=True)
if __name__ == "__main__":
    main()
`;
const one = (name: string, more: Partial<Parameters<typeof wheel>[0]> = {}, code = server()) => {
  const module = name.replaceAll('-', '_');
  return wheel({
    name,
    scripts: { [name]: `${module}.server:main` },
    files: { [`${module}/__init__.py`]: '', [`${module}/server.py`]: code },
    ...more,
  });
};

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-pypi-'));
const trace = join(folder, 'foreign-code-ran');
const setup = `open(${JSON.stringify(trace)}, 'w').write('x')\nfrom setuptools import setup\nsetup(name='x', version='1.0.0')\n`;

/** A source archive whose setup script leaves a trace. */
function source(project: string): Distribution {
  const stem = `${project}-1.0.0`;
  const member = (path: string, text: string) => {
    const header = Buffer.alloc(512);
    header.write(`${stem}/${path}`, 0);
    header.write(
      '0000644\0' +
        '0000000\0'.repeat(2) +
        text.length.toString(8).padStart(11, '0') +
        '\0' +
        '0'.repeat(11) +
        '\0' +
        ' '.repeat(8) +
        '0',
      100,
    );
    header.write('ustar\u000000', 257);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return [header, Buffer.from(text.padEnd(Math.ceil(text.length / 512) * 512, '\0'))];
  };
  const info = `Metadata-Version: 2.1\nName: ${project}\nVersion: 1.0.0\n`;
  const archive = Buffer.concat([...member('setup.py', setup), ...member('PKG-INFO', info), Buffer.alloc(1024)]);
  return { project, file: `${stem}.tar.gz`, content: gzipSync(archive) };
}

let index: Awaited<ReturnType<typeof openIndex>>;
let distributions: Distribution[] = [];
const saved = { ...process.env };
before(async () => {
  index = await openIndex(() => distributions);
  Object.assign(process.env, index.environment);
  delete process.env.PIP_CERT;
  distributions = [
    one(
      'mcp-plain',
      { requires: ['helper-lib>=1'] },
      server('import helper_lib', '[{"name": helper_lib.NAME, "inputSchema": {"type": "object"}}]'),
    ),
    one('mcp-plain', { version: '0.9.0' }),
    wheel({ name: 'helper-lib', version: '1.5.0', files: { 'helper_lib/__init__.py': 'NAME = "helped"\n' } }),
    one(
      'wants-key',
      {},
      server('key = os.environ.get("ACME_TOKEN")\nif not key:\n    raise ValueError("ACME_TOKEN is required")'),
    ),
    one(
      'shows-config',
      {
        readme: '```json\n{"mcpServers": {"x": {"command": "uvx", "args": ["shows-config", "--mode", "fast"]}}}\n```\n',
      },
      server('if "--mode" not in sys.argv: sys.exit("usage: shows-config --mode MODE")'),
    ),
    wheel({ name: 'module-only', files: { 'module_only/__main__.py': server() } }),
    wheel({ name: 'no-program', files: { 'no_program/__init__.py': '' } }),
    one('lacks-module', {}, 'import not_there\ndef main(): pass\n'),
    source('source-only'),
    one('needs-source', { requires: ['source-only'] }),
    one('direct-source', { requires: [`x @ ${index.url}/files/source-only-1.0.0.tar.gz`] }),
    one('direct-wheel', { requires: [`helper-lib @ ${index.url}/files/helper_lib-1.5.0-py3-none-any.whl`] }),
    one('direct-git', { requires: [`x @ git+${index.url}/x.git`] }),
    { ...one('wrong-digest'), sha256: '0'.repeat(64) },
    one('leads-out', { members: [{ path: '../../../../../../foreign-code-ran', content: 'x' }] }),
  ];
});
after(() => {
  process.env = saved;
  index.close();
  rmSync(folder, { recursive: true, force: true });
});

const cache = join(folder, 'cache');
const crawl = async (name: string, version?: string, more: object = {}): Promise<Snapshot> => {
  const launch = { kind: 'pypi' as const, package: name, args: [], environment: {}, ...(version ? { version } : {}) };
  const entry: IndexEntry = { id: serverSlug(name), name, launch, source: 'test', added: '2026-11-21' };
  mkdirSync(cache, { recursive: true });
  const context = {
    cache,
    sandbox: openSandbox(cache),
    limits: { ...LIMITS, tryMs: 8_000 },
    today: '2026-11-21',
    ...more,
  };
  return Snapshot.parse(await crawlServer(entry, context));
};

describe('a Python package that lists', () => {
  it('with what it depends on: provenance, version, integrity and facts are recorded', async () => {
    const snapshot = await crawl('mcp-plain');
    assert.deepEqual(
      snapshot.tools.map(({ name }) => name),
      ['ask', 'helped'],
      JSON.stringify(snapshot.failure),
    );
    const sha256 = createHash('sha256')
      .update(distributions[0]?.content ?? '')
      .digest('base64');
    assert.deepEqual(snapshot.package, {
      registry: 'pypi',
      name: 'mcp-plain',
      version: '1.0.0',
      integrity: `sha256-${sha256}`,
      description: 'The mcp-plain server',
      license: 'MIT',
      repository: 'https://github.com/acme/mcp-plain',
    });
    const { tier, step, sandbox } = snapshot.provenance ?? {};
    assert.deepEqual([tier, step, sandbox], ['live', 'bare', 'bubblewrap']);
  });
  it('again without fetching a wheel, to the same bytes', async () => {
    const first = await crawl('mcp-plain');
    index.requests.length = 0;
    assert.deepEqual(await crawl('mcp-plain'), first);
    assert.deepEqual(index.requests.filter((path) => path.startsWith('/simple/')).length > 0, true);
    assert.deepEqual(
      readdirSync(join(cache, 'packages')).filter((name) => name.includes('arriving')),
      [],
    );
  });
  it('in a container too', async () => {
    const engine = openEngine();
    try {
      const snapshot = await crawl('mcp-plain', undefined, { sandbox: openSandbox(cache, { name: 'container' }) });
      assert.equal(snapshot.provenance?.sandbox, 'container', JSON.stringify(snapshot.failure));
    } finally {
      engine.close();
    }
  });
  const CASES: [name: string, version: string | undefined, step: string][] = [
    ['mcp-plain', '0.9.0', 'bare'],
    ['wants-key', undefined, 'stderr'],
    ['shows-config', undefined, 'readme'],
    ['module-only', undefined, 'bare'],
  ];
  for (const [name, version, step] of CASES)
    it(`${name} ${version ?? ''}: ${step}`, async () => {
      const snapshot = await crawl(name, version);
      assert.equal(snapshot.provenance?.step, step, JSON.stringify(snapshot));
      assert.equal(snapshot.package?.version, version ?? '1.0.0');
    });
});

describe('a Python package that does not', () => {
  afterEach(() => {
    assert.ok(!existsSync(trace), 'foreign code ran, or a file was written outside');
    assert.ok(!existsSync(join(tmpdir(), 'foreign-code-ran')));
  });
  const CASES: [name: string, reason: string, detail: RegExp][] = [
    ['no-program', 'no-entry-point', /no program/],
    ['lacks-module', 'missing-module', /not_there/],
    ['never-published', 'not-found', /no wheel of never-published for Python/],
    ['source-only', 'not-found', /no wheel of source-only/],
    ['needs-source', 'install-failed', /no wheel of source-only/],
    ['direct-source', 'install-failed', /^refused: /],
    ['direct-wheel', 'install-failed', /^refused: helper-lib 1\.5\.0 does not come from the index/],
    ['direct-git', 'install-failed', /^refused: |git/],
    ['wrong-digest', 'install-failed', /hash|HASH/],
    ['leads-out', 'install-failed', /outside/],
    ['-r/etc/passwd', 'install-failed', /is no Python package name/],
  ];
  for (const [name, reason, detail] of CASES)
    it(`${name}: ${reason}`, async () => {
      const { failure } = await crawl(name);
      assert.equal(failure?.reason, reason, failure?.detail);
      assert.match(failure?.detail ?? '', detail);
      assert.doesNotMatch(failure?.detail ?? '', /toolrisk-|127\.0\.0\.1/, 'nothing of this machine');
    });
  it('an index that is away says nothing about the package', async () => {
    process.env.PIP_INDEX_URL = 'http://127.0.0.1:9/simple/';
    try {
      assert.equal((await crawl('mcp-plain')).failure?.reason, 'unreachable');
    } finally {
      process.env.PIP_INDEX_URL = `${index.url}/simple/`;
    }
  });
});

describe('a machine without the runtime', () => {
  const bin = join(folder, 'bin');
  const answer = (pip: string) =>
    `#!/bin/sh\necho '{"program":"p","base":"/usr/bin/p","prefix":"/usr","version":"3.9","pip":"${pip}"}'\n`;
  const CASES: [title: string, program: string, detail: string][] = [
    ['no Python', '#!/bin/sh\nexit 127\n', 'this machine has no python3'],
    ['no pip', answer(''), 'python3 (3.9) of this machine has no pip'],
    ['an old pip', answer('20.3.4'), 'pip 20.3.4 of this machine is older than 22.2'],
  ];
  for (const [title, program, detail] of CASES)
    it(title, async () => {
      mkdirSync(bin, { recursive: true });
      writeFileSync(join(bin, 'python3'), program);
      chmodSync(join(bin, 'python3'), 0o755);
      const path = process.env.PATH;
      process.env.PATH = `${bin}:${path}`;
      try {
        assert.deepEqual((await crawl('mcp-plain')).failure, {
          reason: 'not-attempted',
          detail,
          failedOn: '2026-11-21',
        });
      } finally {
        process.env.PATH = path;
      }
    });
});
