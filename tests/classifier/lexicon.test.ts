import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELDS } from '../../classifier/lexicon/fields/index.ts';
import { OBJECTS } from '../../classifier/lexicon/objects.ts';
import { OBJECT_SENSES } from '../../classifier/lexicon/verb-objects.ts';

test('every row of verbs with objects decides something that no row before it does', () => {
  const decided = new Set<string>();
  for (const [verbs, nouns, sense] of [...OBJECT_SENSES, ...FIELDS.flatMap(({ objects }) => objects)]) {
    const pairs = verbs.split(' ').flatMap((verb) =>
      nouns
        .split(' ')
        .flatMap((noun) => OBJECTS[noun] ?? [noun])
        .map((noun) => `${verb} ${noun}`),
    );
    assert.ok(
      pairs.some((pair) => !decided.has(pair)),
      `${verbs} | ${nouns} | ${sense}`,
    );
    for (const pair of pairs) decided.add(pair);
  }
});
