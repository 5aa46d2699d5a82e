import { test } from 'node:test';
import assert from 'node:assert/strict';
import { EFFECTS, FLAGS, type AttackPredicate } from '../../data/schema/index.ts';
import { openStore } from '../../data/store/index.ts';

const attacks = [...openStore().attacks.records()];

/** The published table: pattern → when it applies. */
const TABLE: Record<string, AttackPredicate[]> = {
  'tool-poisoning': [{ flags: FLAGS.filter((flag) => flag !== 'look-alike-name' && flag !== 'default-annotations') }],
  'rug-pull': [{ history: 'capability-gained' }],
  'impostor-server': [{ flags: ['look-alike-name'] }],
  'indirect-prompt-injection': [{ effects: ['reads-untrusted'] }],
  'toxic-flow': [{ chain: 'toxic-flow' }],
  'arbitrary-execution': [{ effects: ['runs-code'] }],
  'request-forgery': [{ effects: ['open-egress'] }],
  'secret-exposure': [{ effects: ['reads-secrets'] }],
  'destructive-autonomy': [{ effects: ['destructive'] }, { effects: ['bulk'], categories: ['Write', 'Execute'] }],
  'unapproved-payment': [{ effects: ['financial'] }],
  'message-abuse': [{ effects: ['sends-message'] }],
  'access-escalation': [{ effects: ['changes-access'], exceptQualifiers: ['reduces-access'] }],
  'safeguard-removal': [{ effects: ['weakens-protection'] }],
  'confused-deputy': [
    { effects: ['reads-private'], credential: true },
    { categories: ['Write', 'Execute'], credential: true },
  ],
  'runaway-loop': [{ effects: ['runs-process', 'bulk'] }],
};

test('the catalogue holds exactly the patterns of the table, with the predicates of the table', () => {
  assert.deepEqual(
    Object.fromEntries(attacks.map((attack) => [attack.slug, attack.anyOf])),
    Object.fromEntries(Object.entries(TABLE).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
});

test('every effect but session-only is named by some pattern', () => {
  const named = new Set(attacks.flatMap((attack) => attack.anyOf.flatMap((predicate) => predicate.effects ?? [])));
  assert.deepEqual(
    EFFECTS.filter((effect) => !named.has(effect)),
    ['session-only'],
  );
});

test('the predicate in words names each effect of the predicate as data', () => {
  for (const { slug, applies, anyOf } of attacks)
    for (const effect of anyOf.flatMap((predicate) => predicate.effects ?? [])) {
      const words = effect.replace('-', '.?').replace(/^reads\./, 'read[a-z]*.');
      assert.match(applies, new RegExp(words, 'i'), `${slug}: ${effect}`);
    }
});

test('examples are dated, links are https, and the prose is whole', () => {
  for (const attack of attacks) {
    assert.match(attack.example.date, /^\d{4}(?:-\d{2}){0,2}$/, attack.slug);
    assert.ok(attack.example.date <= '2026-11-21', attack.slug);
    for (const { url } of [attack.example, ...attack.references])
      assert.ok(url === undefined || url.startsWith('https://'), attack.slug);
    const prose = [attack.summary, ...attack.mechanism, attack.example.text, attack.applies, attack.stops];
    for (const text of prose) assert.match(text, /^[A-Z][\s\S]*\.$/u, `${attack.slug}: ${text}`);
    assert.ok(attack.mechanism.length >= 2, attack.slug);
    assert.doesNotMatch(prose.join(' '), /\ba (?:execute|indirect)|\s{2}|\.\./i, attack.slug);
  }
});

test('only definition checks and history can select an Unclassified tool', () => {
  const blind = attacks.filter((attack) =>
    attack.anyOf.some((predicate) => !predicate.effects && !predicate.categories && !predicate.chain),
  );
  assert.deepEqual(
    blind.map((attack) => attack.slug),
    ['impostor-server', 'rug-pull', 'tool-poisoning'],
  );
});
