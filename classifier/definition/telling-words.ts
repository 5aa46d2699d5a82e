import { FORM } from '../text/forms.ts';
import type { NameWord } from '../text/names.ts';
import { set } from '../text/set.ts';
import { NOUNLIKE } from './function-words.ts';

/** How something is done rather than what: `bulk_update_status`. */
const MANNERS = set('bulk batch async safe quick fast hard soft forced cold warm mass multi');
/** The same wherever they stand. */
const ASIDES = set('bulk async v1 v2 v3 v4');
const CARRIERS = set('do handle perform execute run try attempt');
/** What in a program holds that which can be done with a kind of thing. */
const HOLDERS = set('service controller api manager resource handler');

/** The words of a name that tell what is done: `delete_file` of `bulk_delete_file_v2`, `do_delete_file`, `FileService_DeleteFile`. */
export function tellingWords(words: readonly NameWord[]): readonly NameWord[] {
  if (words.length < 2) return words;
  if (words.some(isAside)) {
    const others = words.filter((word) => !isAside(word));
    return others.length > 0 ? tellingWords(others) : words;
  }
  const [first, second, third] = words as [NameWord, NameWord, NameWord?];
  if (MANNERS.has(first.word.text)) return tellingWords(words.slice(1));
  if (CARRIERS.has(first.word.text) && third !== undefined && isPlainVerb(second)) return tellingWords(words.slice(1));
  if (HOLDERS.has(second.word.text) && third?.word.verb !== undefined && !isPlainVerb(first))
    return tellingWords(words.slice(2));
  return words;
}

const isAside = ({ word }: NameWord) => ASIDES.has(word.text);

const isPlainVerb = ({ word: { verb, form } }: NameWord) =>
  verb !== undefined && form === FORM.base && !NOUNLIKE.has(verb.verb);
