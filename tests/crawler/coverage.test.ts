import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCurrent } from '../../crawler/freshness.ts';
import { describeCoverage } from '../../crawler/report.ts';
import { makeSnapshot } from '../../crawler/snapshot.ts';
import type { FailureReason, IndexEntry, LaunchStep, Snapshot } from '../../data/schema/index.ts';
import { coverageOf, openStore } from '../../data/store/index.ts';

const entry = (more: object = {}): IndexEntry => ({
  id: 'acme',
  name: 'acme',
  launch: { kind: 'npm', package: 'acme', args: [], environment: {}, ...more },
  source: 'test',
  added: '2026-11-01',
});
const origin = { registry: 'npm' as const, name: 'acme', version: '1.0.0', integrity: 'sha512-x' };
const listed = (step: LaunchStep, tools: number, on = '2026-11-20', of = entry()): Snapshot =>
  makeSnapshot(of, {
    package: origin,
    provenance: {
      tier: step === 'static' ? 'static' : 'live',
      step,
      args: [],
      environment: {},
      sandbox: 'bubblewrap',
      listedOn: on,
    },
    tools: Array.from({ length: tools }, (_, at) => ({ name: `t${at}` })),
  });
const failed = (reason: FailureReason, installed = true): Snapshot =>
  makeSnapshot(entry(), installed ? { package: origin } : {}, { reason, detail: '', on: '2026-11-20' });

describe('coverage', () => {
  const snapshots = [
    listed('bare', 10),
    listed('bare', 5),
    listed('stderr', 3),
    listed('static', 2),
    failed('needs-network'),
    failed('needs-network'),
    failed('install-failed'),
    failed('not-found', false),
    { ...listed('bare', 1), failure: { reason: 'timeout' as const, detail: '', failedOn: '2026-11-21' } },
  ];
  const coverage = coverageOf(snapshots, 12);
  it('counts servers and tools by tier', () => {
    assert.deepEqual(coverage.servers, { live: 4, static: 1, remote: 0, unlisted: 4 });
    assert.deepEqual(coverage.tools, { live: 19, static: 2, remote: 0 });
    assert.equal(coverage.entries, 12);
    assert.equal(coverage.tried, 9);
    assert.equal(coverage.stale, 1);
  });
  it('takes what could be installed as the denominator', () => {
    assert.equal(coverage.installable, 7);
    assert.deepEqual(
      coverage.steps.map(({ step, cumulative }) => [step, cumulative]),
      [
        ['bare', 3],
        ['stderr', 4],
        ['static', 5],
      ],
    );
    assert.equal(coverage.steps.at(-1)?.share, 5 / 7);
  });
  it('counts why the others are not listed', () =>
    assert.deepEqual(coverage.reasons, [
      { reason: 'not-found', servers: 1 },
      { reason: 'install-failed', servers: 1 },
      { reason: 'needs-network', servers: 2 },
    ]));
  it('counts every kind, and says why a kind was not attempted', () => {
    const python = { ...origin, registry: 'pypi' as const };
    const missing = (detail: string) =>
      makeSnapshot(entry(), {}, { reason: 'not-attempted', detail, on: '2026-11-20' });
    const mixed = coverageOf(
      [
        ...snapshots,
        { ...listed('bare', 4), package: python },
        { ...failed('timeout'), package: python },
        { ...failed('not-attempted'), package: python },
        missing('this machine has no python3'),
        missing('this machine has no python3'),
        missing('neither podman nor docker is installed'),
      ],
      20,
    );
    assert.deepEqual(mixed.registries, [
      { registry: 'npm', installable: 7, listed: 5 },
      { registry: 'pypi', installable: 2, listed: 1 },
    ]);
    assert.equal(mixed.installable, 9);
    assert.deepEqual(mixed.notAttempted.at(-1), { detail: 'this machine has no python3', servers: 2 });
    const text = describeCoverage(mixed);
    assert.match(text, /^pypi +1 server of 2 installable: 50\.0 %$/m);
    assert.match(text, /^Not attempted because\n[^]*^ +2 {2}this machine has no python3$/m);
  });
  it('counts what is odd about listings', () => {
    const odd = { code: 'static-mismatch' as const, tool: 't0', detail: 'listed live, not in the source' };
    const text = describeCoverage(coverageOf([{ ...listed('bare', 1), flags: [odd, odd] }, listed('bare', 1)], 2));
    assert.match(text, /^Odd about listings\nstatic-mismatch +1$/m);
  });
  it('reads as text, also when empty', () => {
    assert.match(describeCoverage(coverage), /static +1 server, 2 tools: together 71\.4 %/);
    assert.match(describeCoverage(coverageOf([], 0)), /^0 servers in the index/);
  });
  it('of the committed catalogue holds its bars', () => {
    const store = openStore();
    const real = coverageOf(store.snapshots.records(), store.index.ids().length);
    assert.ok(real.servers.live / real.installable >= 0.72, 'live');
    assert.ok((real.servers.live + real.servers.static) / real.installable >= 0.88, 'with static');
    assert.ok(real.servers.live >= 55 && real.tools.live >= 1300);
  });
});

describe('freshness', () => {
  const CASES: [string, Snapshot, IndexEntry, string, boolean][] = [
    ['listed yesterday', listed('bare', 1), entry(), '2026-11-21', true],
    ['listed last month', listed('bare', 1, '2026-10-20'), entry(), '2026-11-21', false],
    [
      'a pinned version',
      listed('bare', 1, '2026-01-01', entry({ version: '1.0.0' })),
      entry({ version: '1.0.0' }),
      '2026-11-21',
      true,
    ],
    [
      'another pinned version',
      listed('bare', 1, '2026-11-21', entry({ version: '1.0.0' })),
      entry({ version: '1.1.0' }),
      '2026-11-21',
      false,
    ],
    ['another launch', listed('bare', 1), entry({ args: ['mcp'] }), '2026-11-21', false],
    ['failed today', failed('timeout'), entry(), '2026-11-20', true],
    ['failed yesterday', failed('timeout'), entry(), '2026-11-21', false],
    ['another crawler', { ...listed('bare', 1), crawler: '0.0.1' }, entry(), '2026-11-21', false],
  ];
  for (const [name, before, of, today, expected] of CASES)
    it(name, () => assert.equal(isCurrent(before, of, today), expected));
});
