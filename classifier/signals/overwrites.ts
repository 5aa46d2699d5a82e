import { SENSES } from '../lexicon/senses.ts';
import { lower, phraseIn } from '../definition/traits.ts';
import { actsWith, placed, type Signal } from './signal.ts';

const PHRASES = ['overwrites', 'overwrite the', 'overwrite an', 'overwrite any', 'overwrite existing', 'overwriting', 'replaces the entire', 'replace the entire', 'replaces all', 'replace all existing', 'fully replace', 'completely replace', 'replaces existing', 'replaces the existing', 'replaces the full', 'replaces the whole', 'replace the whole', 'full replacement', 'permanently delete', 'deletes the existing', 'irreversibl'];

function negatedAt(description: string, quote: string): boolean {
  const at = description.indexOf(quote);
  const before = lower(description).slice(Math.max(0, at - 24), at);
  return ['not ', 'never ', 'without ', "n't ", 'no ', 'avoid ', 'prevent'].some((word) => before.includes(word));
}

export const overwrites: Signal = {
  id: 'overwrites',
  short: "It replaces the whole prior content of something.",
  why: "The earlier content is lost without a delete being mentioned.",
  remedy: "Keep versions of what it writes, or confine it to new files.",
  lifecycle: 'stable',
  examples: {
    fires: { name: 'write_file', description: 'Create a new file or completely overwrite an existing file.' },
    spares: { name: 'append_line', description: 'Append a line to a file.' },
  },
  match(definition) {
    const replaced = placed(actsWith(definition, 'replace'), ['destructive']);
    if (replaced.length > 0) return replaced;
    if (!definition.standing.some(({ sense }) => SENSES[sense] !== 'Read')) return [];
    const said = phraseIn(definition.description, PHRASES);
    return said === undefined || negatedAt(definition.description, said.quote) ? [] : placed([said], ['destructive']);
  },
};
