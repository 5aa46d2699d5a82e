import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LaunchOutcome } from '../../crawler/launch.ts';
import { canonicalJson, formatJson } from '../../data/store/index.ts';
import { RawTool } from '../../data/schema/index.ts';
import { climb } from '../../crawler/climb.ts';
import { LIMITS } from '../../crawler/index.ts';
import { openBench, processesWith } from './hostile/bench.ts';
import { CASES } from './hostile/cases.ts';

const MIB = 1024 * 1024;

describe('misbehaving servers', { concurrency: 2 }, () => {
  const bench = openBench({ tryMs: 6_000, memoryBytes: 768 * MIB });
  const neighbours = openBench({ tryMs: 12_000 });
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-outside-'));
  let calls = 0;
  const listener = createServer(() => (calls += 1));
  let done = false;
  let quiet: Promise<LaunchOutcome[]>;
  before(async () => {
    writeFileSync(join(folder, 'secret'), 'the secret');
    chmodSync(folder, 0o777);
    process.env.TOOLRISK_TEST_SECRET = 'the secret';
    await once(listener.listen(0, '127.0.0.1'), 'listening');
    quiet = listQuietServers();
  });
  /** While the others misbehave, quiet servers are listed one after another. */
  async function listQuietServers(): Promise<LaunchOutcome[]> {
    const outcomes: LaunchOutcome[] = [];
    while (!done) {
      outcomes.push(await neighbours.launch('ok', 'quiet'));
      await sleep(1_000);
    }
    return outcomes;
  }
  let peak = 0;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  after(async () => {
    done = true;
    const outcomes = await quiet;
    clearInterval(sampler);
    listener.close();
    bench.close();
    neighbours.close();
    delete process.env.TOOLRISK_TEST_SECRET;
    const written = readdirSync(folder);
    rmSync(folder, { recursive: true });
    assert.deepEqual(written, ['secret'], 'nothing is written outside');
    assert.equal(calls, 0, 'no connection leaves');
    for (const outcome of outcomes)
      assert.ok(
        'listing' in outcome && outcome.listing.tools.length === 3,
        `a quiet server: ${JSON.stringify(outcome)}`,
      );
    assert.ok(peak < 300 * MIB, `the crawler used ${Math.round(peak / MIB)} MiB`);
  });

  for (const [mode, expected] of Object.entries(CASES))
    it(mode, async () => {
      const marker = `marker-${randomUUID()}`;
      const begun = Date.now();
      const outcome = await bench.launch(mode, marker, {}, `${folder}:${(listener.address() as AddressInfo).port}`);
      assert.ok(Date.now() - begun < 15_000, 'ends within 15 s');
      assert.deepEqual(processesWith(marker), [], 'no process is left');
      if ('failure' in outcome) {
        assert.equal(
          expected.tools,
          undefined,
          `failed: ${outcome.failure.reason}, ${outcome.failure.detail} ${outcome.words}`,
        );
        assert.match(outcome.failure.reason, new RegExp(expected.reason as string | RegExp));
        assert.ok(outcome.failure.detail.length <= 300);
        assert.doesNotMatch(outcome.failure.detail, /[\p{Cc}\p{Cf}]/u);
        return;
      }
      const { tools, flags } = outcome.listing;
      assert.equal(tools.length, expected.tools);
      assert.deepEqual(
        flags.map(({ code }) => code),
        expected.flags,
      );
      for (const tool of tools) assert.ok(RawTool.safeParse(tool).success);
      assert.ok(formatJson(tools).length > 0 && canonicalJson(tools).length > 0, 'can be stored');
      assert.equal(({} as Record<string, unknown>).polluted, undefined);
    });

  it('silent, up the whole ladder', async () => {
    const known = {
      name: 'silent',
      declared: { args: [], environment: {} },
      read: () => 'Set SILENT_API_KEY',
      sources: () => ['process.env.SILENT_TOKEN'],
    };
    const patient = openBench();
    const begun = Date.now();
    const { attempts } = await climb(known, LIMITS, (_plan, tryMs) =>
      patient.launch('silent', randomUUID(), { tryMs }),
    );
    assert.ok(Date.now() - begun < 15_000, 'ends within 15 s');
    patient.close();
    assert.deepEqual(
      attempts.map(({ outcome }) => outcome),
      ['timeout', 'timeout'],
    );
  });
});
