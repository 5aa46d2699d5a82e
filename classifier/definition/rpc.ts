import { FORM } from '../text/forms.ts';
import { type NameWord, wordsOfName } from '../text/names.ts';
import { makeAct } from './act.ts';
import { nameActs } from './name.ts';
import type { Act } from './types.ts';

/**
 * “POST /application.stop”: a description that is only the address of a remote procedure says what is done by the procedure's
 * name, and to what by the name before it. The method tells little: whatever is not read is posted.
 */
export function rpcActs(description: string): Act[] | undefined {
  const [, method, router = '', procedure = ''] = ADDRESS.exec(description) ?? [];
  if (method === undefined) return undefined;
  const words = wordsOfName(procedure);
  const [first, ...rest] = words;
  if (method === 'GET') return [reading(description, wordsOfName(`${router} ${procedure.replace(BY, '')}`))];
  if (first?.word.verb === undefined || first.word.form !== FORM.base)
    return nameActs(procedure, '/description', words, 'lead');
  // The quotation is the procedure alone, whichever words are read with it.
  const things = wordsOfName(router).map(({ word }) => ({ word, start: first.end, end: first.end }));
  return nameActs(procedure, '/description', [first, ...things, ...rest], 'lead');
}
/** By what it is got. */
const BY = /(?:By|For|With)[A-Z].*$/;

/** What is got, whatever it is called. */
const reading = (quote: string, words: readonly NameWord[]): Act =>
  makeAct({
    verb: 'get', sense: 'read', weak: false, object: words.map(({ word }) => word.noun).filter((noun) => noun !== 'get'),
    from: 'lead', pointer: '/description', quote,
  }); // prettier-ignore

const ADDRESS = /^(GET|POST|PUT|PATCH|DELETE) \/([a-z]\w*)\.([a-z]\w*)\s*$/i;
