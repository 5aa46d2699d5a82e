import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chainsOf, explain, lapsedOverrides } from '../../classifier/index.ts';
import { applyOverride } from '../../classifier/overrides.ts';
import type { Overrides } from '../../data/schema/index.ts';
import { verdictOf } from './classify.ts';

const tool = { name: 'sync_all', description: 'Synchronise everything.' };
const verdict = verdictOf(tool);
const overrides = (definitionDigest: string): Overrides => ({
  server: 'example',
  overrides: [
    {
      tool: 'sync_all',
      definitionDigest,
      set: { category: 'Execute', effects: ['runs-process'] },
      reason: 'It starts a job of the service',
      reviewer: 'Ada',
      date: '2026-11-20',
    },
  ],
});

test('a reviewed correction replaces what it sets, and the risk follows', () => {
  const corrected = applyOverride(verdict, overrides(verdict.definitionDigest), tool);
  assert.equal(corrected.category, 'Execute');
  assert.equal(corrected.risk, 'medium');
  assert.deepEqual(corrected.review?.fields, ['category', 'effects']);
  assert.match(explain(corrected, tool).sentence, /reviewed by hand/);
});

test('a contradiction goes with the label that it rested on, and comes with one', () => {
  const declared = { ...tool, annotations: { readOnlyHint: true } };
  const executes = applyOverride(verdict, overrides(verdict.definitionDigest), declared);
  assert.deepEqual(
    executes.contradictions.map(({ annotation }) => annotation),
    ['readOnlyHint'],
  );
  const [override] = overrides(verdict.definitionDigest).overrides;
  const reads = { server: 'example', overrides: [{ ...override!, set: { category: 'Read' as const, effects: [] } }] };
  assert.deepEqual(applyOverride(executes, reads, declared).contradictions, []);
});

test('a correction lapses when the definition has changed', () => {
  const old = overrides(`sha256-${'0'.repeat(64)}`);
  assert.equal(applyOverride(verdict, old, tool), verdict);
  assert.deepEqual(
    lapsedOverrides(old, [verdict]).map(({ tool }) => tool),
    ['sync_all'],
  );
  assert.deepEqual(lapsedOverrides(overrides(verdict.definitionDigest), [verdict]), []);
});

test('private data, foreign text and a way out make a chain; each alone does not', () => {
  const mail = { name: 'read_mail', effects: ['reads-private', 'reads-untrusted'] as const };
  const send = { name: 'send', effects: ['sends-message'] as const };
  const shell = { name: 'shell', effects: ['runs-code'] as const };
  const chains = (...tools: { name: string; effects: readonly string[] }[]) =>
    chainsOf(tools as never).map(({ kind }) => kind);
  assert.deepEqual(chains(mail), []);
  assert.deepEqual(chains(mail, send), ['toxic-flow']);
  assert.deepEqual(chains(mail, send, shell), ['toxic-flow', 'injected-execution']);
});
