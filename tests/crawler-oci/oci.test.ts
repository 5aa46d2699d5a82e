import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { crawlServer, LIMITS, openSandbox } from '../../crawler/index.ts';
import { readReference } from '../../crawler/oci/image.ts';
import { type IndexEntry, Snapshot } from '../../data/schema/index.ts';
import { openEngine } from '../crawler/engine/engine.ts';
import { processesWith } from '../crawler/hostile/bench.ts';
import { openImageRegistry } from './image-registry.ts';

/** A server in the few words that a shell without any other program has: one tool, whose description is `$found`. */
const server = (before = '') => `found=ok
${before}
while read -r line; do
  id=\${line#*'"id":'}; id=\${id%%,*}
  case "$line" in
    *'"initialize"'*) printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-11-25","capabilities":{},"serverInfo":{"name":"image"}}}\\n' "$id";;
    *'"tools/list"'*) printf '{"jsonrpc":"2.0","id":%s,"result":{"tools":[{"name":"look","description":"%s","inputSchema":{"type":"object"}}]}}\\n' "$id" "$found";;
  esac
done
`;
const marker = `marker-${randomUUID()}`;
const LOOK = `found="own=$OWN secret=$TOOLRISK_TEST_SECRET proxy=$https_proxy home=$HOME"
for place in /x /server.sh /kept/x /tmp/x /work/x; do
  if ( : > "$place" ) 2> /dev/null; then found="$found $place"; fi
done
while read -r name rest; do case "$name" in Uid:|CapEff:|NoNewPrivs:) found="$found $name \${rest%%[!0-9]*}";; esac; done < /proc/self/status
n=0; while read -r rest; do n=$((n + 1)); done < /proc/net/dev
found="$found interfaces=$((n - 2))"`;

const engine = openEngine();
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-oci-'));
const cache = join(folder, 'cache');
let registry: Awaited<ReturnType<typeof openImageRegistry>>;
before(async () => {
  registry = await openImageRegistry({
    'acme/plain': {
      script: server(),
      config: {
        Labels: {
          'org.opencontainers.image.source': 'https://github.com/acme/plain',
          'org.opencontainers.image.licenses': 'MIT',
        },
      },
    },
    'acme/look': { script: server(LOOK), config: { Volumes: { '/kept': {} }, User: 'root' } },
    'acme/wants-key': { script: server('if [ -z "$ACME_TOKEN" ]; then echo "ACME_TOKEN is required" >&2; exit 1; fi') },
    'acme/silent': { script: `: ${marker}\nwhile :; do :; done` },
    'acme/odd-volume': { script: server(), config: { Volumes: { '/a:b,c': {} } } },
    'acme/crashes': { script: 'echo "Error: boom" >&2; exit 3' },
  });
  writeFileSync(join(folder, 'registries.conf'), registry.configuration);
  process.env.CONTAINERS_REGISTRIES_CONF = join(folder, 'registries.conf');
  process.env.TOOLRISK_TEST_SECRET = 'the secret';
  process.env.https_proxy = 'http://user:secret@proxy.invalid';
  process.env.NO_PROXY = '127.0.0.1';
});
after(() => {
  for (const name of ['CONTAINERS_REGISTRIES_CONF', 'TOOLRISK_TEST_SECRET', 'https_proxy']) delete process.env[name];
  registry.close();
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const crawl = async (image: string, version?: string): Promise<Snapshot> => {
  const launch = { kind: 'oci' as const, package: image, args: [], environment: {}, ...(version ? { version } : {}) };
  const entry: IndexEntry = { id: 'image', name: image, launch, source: 'test', added: '2026-11-21' };
  const limits = { ...LIMITS, tryMs: 4_000, tries: 3 };
  return Snapshot.parse(await crawlServer(entry, { cache, sandbox: openSandbox(cache), limits, today: '2026-11-21' }));
};

describe(`a container image (${engine.name})`, () => {
  it('lists, and the exact digest is recorded', async () => {
    const snapshot = await crawl(`${registry.host}/acme/plain:1`);
    assert.deepEqual(
      snapshot.tools.map(({ name }) => name),
      ['look'],
      JSON.stringify(snapshot.failure),
    );
    assert.deepEqual(snapshot.package, {
      registry: 'oci',
      name: `${registry.host}/acme/plain`,
      version: '1',
      integrity: registry.digests.get('acme/plain'),
      license: 'MIT',
      repository: 'https://github.com/acme/plain',
    });
    assert.equal(snapshot.provenance?.sandbox, 'container');
  });
  it('is removed afterwards, where it was not here before', () => {
    const { status } = spawnSync('podman', ['image', 'inspect', `${registry.host}/acme/plain:1`], { stdio: 'ignore' });
    assert.notEqual(status, 0);
  });
  it('can be named by its digest', async () => {
    const digest = registry.digests.get('acme/plain') ?? '';
    const snapshot = await crawl(`${registry.host}/acme/plain@${digest}`);
    assert.equal(snapshot.package?.integrity, digest, JSON.stringify(snapshot.failure));
    assert.equal(snapshot.tools.length, 1);
  });
  it('reaches nothing of the host: no variable, no file, no network, no root, no disk', async () => {
    const snapshot = await crawl(`${registry.host}/acme/look`, '1');
    const seen = String(snapshot.tools[0]?.description);
    assert.match(seen, /^own=yes secret= proxy= home=\/tmp \/kept\/x \/tmp\/x \/work\/x /, JSON.stringify(snapshot));
    assert.match(seen, /Uid: [1-9]\d* CapEff: 0+ NoNewPrivs: 1 interfaces=1$/);
    assert.ok(!existsSync('/kept') && !existsSync('/work/x'));
  });
  it('is given the variable that it asks for', async () => {
    const { provenance } = await crawl(`${registry.host}/acme/wants-key`, '1');
    assert.deepEqual([provenance?.step, provenance?.environment], ['stderr', { ACME_TOKEN: 'token' }]);
  });
  const CASES: [image: string, reason: string, detail: RegExp][] = [
    ['acme/silent', 'timeout', /no answer/],
    ['acme/crashes', 'crashed', /boom/],
    ['acme/odd-volume', 'install-failed', /odd name/],
    ['acme/never-pushed', 'not-found', /does not have/],
    ['Acme/--privileged', 'install-failed', /is no reference/],
  ];
  for (const [image, reason, detail] of CASES)
    it(`${image}: ${reason}, and nothing is left`, async () => {
      const { failure } = await crawl(`${registry.host}/${image}`, '1');
      assert.equal(failure?.reason, reason, failure?.detail);
      assert.match(failure?.detail ?? '', detail);
      assert.deepEqual(processesWith('/server.sh'), []);
    });
  it('a registry that is away says nothing about the image', async () =>
    assert.equal((await crawl('127.0.0.1:9/acme/plain', '1')).failure?.reason, 'unreachable'));
  it('without an engine it is not attempted', async () => {
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      const launch = { kind: 'oci' as const, package: 'acme/plain', args: [], environment: {} };
      const entry: IndexEntry = { id: 'image', name: 'image', launch, source: 'test', added: '2026-11-21' };
      const sandbox = openSandbox(cache, { unsafe: true });
      const { failure } = await crawlServer(entry, { cache, sandbox, limits: LIMITS, today: '2026-11-21' });
      assert.deepEqual([failure?.reason, failure?.detail], ['not-attempted', 'neither podman nor docker is installed']);
    } finally {
      process.env.PATH = path;
    }
  });
});

describe('references of images', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const CASES: [text: string, version: string | undefined, pull: string | undefined][] = [
    ['alpine', undefined, 'docker.io/library/alpine:latest'],
    ['mcp/time', undefined, 'docker.io/mcp/time:latest'],
    ['mcp/time', '1.2', 'docker.io/mcp/time:1.2'],
    ['mcp/time:3', '1.2', 'docker.io/mcp/time:3'],
    ['ghcr.io/a/b_c/d:v1', undefined, 'ghcr.io/a/b_c/d:v1'],
    ['localhost:5000/x', undefined, 'localhost:5000/x:latest'],
    [`ghcr.io/a/b:1@${digest}`, undefined, `ghcr.io/a/b@${digest}`],
    ['--privileged', undefined, undefined],
    ['a b', undefined, undefined],
    ['a/b', '--x', undefined],
    ['oci-archive:/etc/passwd', undefined, undefined],
    ['https://example.com/x', undefined, undefined],
    ['a/../b', undefined, undefined],
  ];
  for (const [text, version, pull] of CASES)
    it(`${text} ${version ?? ''}: ${pull}`, () => assert.equal(readReference(text, version)?.pull, pull));
});
