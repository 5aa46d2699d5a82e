import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Clues } from '../../classifier/flags/clues.ts';
import { CONCEPTS } from '../../classifier/flags/concepts.ts';
import { pairsIn } from '../../classifier/flags/pairs.ts';
import { UNFOUND } from '../../classifier/flags/rules.ts';
import { scan } from '../../classifier/flags/scan.ts';

const phrases = Object.values(CONCEPTS).flatMap((list) => list.map((phrase) => phrase.replace(/\|$/u, '')));
const pieces = fc.oneof(
  fc.constantFrom(...phrases),
  fc.constantFrom('the', 'a_b', 'ID', 'x-y', "it's", 'https://a.b/c', '1.5', '0x1f', 'a@b', 'é', '\n', 'A'.repeat(70)),
  fc.string({ maxLength: 4 }),
);
const texts = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', '_', '-', '. ', '', '\n', '/')), { maxLength: 20 })
  .map((list) => list.flat().join(''));
const unsuspected = new Clues(() => 0);
const seenIn = (text: string) => scan(text, unsuspected, 1);

test('what the first pass leaves alone holds no two sentences that may have a flag', () => {
  fc.assert(
    fc.property(texts, (text) => seenIn(text).trap || pairsIn(text, UNFOUND).length === 0),
    { numRuns: 2000 },
  );
});

test('the first pass finds what is not drawn, other alphabets, long blanks and long rows', () => {
  const seen = (text: string) => {
    const { foreign, hidden, blob, gap } = seenIn(text);
    return { foreign, hidden, blob, gap };
  };
  const nothing = { foreign: false, hidden: false, blob: false, gap: false };
  assert.deepEqual(seen('Reads a file – “as it is” → 5 %, once…'), nothing);
  assert.deepEqual(seen('naïve'), { ...nothing, foreign: true });
  assert.deepEqual(seen('读取文件'), { ...nothing, foreign: true });
  assert.deepEqual(seen('a\u200bb'), { ...nothing, hidden: true });
  assert.deepEqual(seen('a\u0007b'), { ...nothing, hidden: true });
  for (const [a, b] of [
    [' '.repeat(60), '\n'.repeat(61)],
    ['', '\t'.repeat(121)],
  ] as const)
    // prettier-ignore
    assert.deepEqual(seen(`a${a}${b}b`), { ...nothing, gap: true });
  assert.deepEqual(seen(`a${' '.repeat(120)}b`), nothing);
  assert.deepEqual(seen(`see ${'a+/0'.repeat(8)}`), { ...nothing, blob: true });
  assert.deepEqual(seen(`see ${'a+/0'.repeat(8)} here`), { ...nothing, blob: true });
  assert.deepEqual(seen(`see ${'abcdefg_'.repeat(8)} here`), nothing);
});

test('sentences end at full stops, lines, seventy words and where a capital begins another', () => {
  const count = (text: string) => seenIn(text).sentences;
  assert.equal(count(''), 0);
  assert.equal(count('One. Two! “Three?” 4.5 and a.b'), 3);
  assert.equal(count('one\ntwo\n\nthree; four'), 4);
  assert.equal(count('word '.repeat(141)), 3);
  assert.equal(count('Lists the events of a calendar Then call it again'), 2);
  assert.equal(count('Lists issues of GitHub with the new API'), 1);
});
