import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { canonicalJson, formatJson } from '../../data/store/index.ts';
import { RawTool } from '../../data/schema/index.ts';
import { climb } from '../../crawler/climb.ts';
import { LIMITS } from '../../crawler/index.ts';
import { openBench, processesWith } from './hostile/bench.ts';
import { CASES } from './hostile/cases.ts';

const MIB = 1024 * 1024;

describe('misbehaving servers', { concurrency: 2 }, () => {
  const bench = openBench({ tryMs: 6_000, memoryBytes: 768 * MIB });
  let peak = 0;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  after(() => {
    clearInterval(sampler);
    bench.close();
    assert.ok(peak < 300 * MIB, `the crawler used ${Math.round(peak / MIB)} MiB`);
  });

  for (const [mode, expected] of Object.entries(CASES))
    it(mode, async () => {
      const marker = `marker-${randomUUID()}`;
      const begun = Date.now();
      const outcome = await bench.launch(mode, marker);
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
