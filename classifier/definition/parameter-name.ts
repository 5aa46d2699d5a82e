import { escapedToken } from '../../data/store/pointer.ts';
import type { Role } from '../../data/schema/index.ts';
import { wordsOfName } from '../text/names.ts';
import { mapped } from '../text/packed.ts';
import { wordOf, type Word } from '../text/word.ts';
import { roleByName } from './role-names.ts';

/** What is known of a parameter's name by itself; looked up once and shared. */
export interface ParameterName {
  /** In lower case. */
  readonly lower: string;
  readonly words: readonly Word[];
  /** The whole of it as one word. */
  readonly whole: Word;
  /** Its words joined by underscores. */
  readonly snake: string;
  /** Its words without joints: `userdata` for `user_data`, `userData` and `userdata`. */
  readonly joined: string;
  /** The role that goes with such a name, where type and description allow. */
  readonly role: Role | undefined;
  /** As a token of a JSON pointer. */
  readonly token: string;
  /** Which of the first so many traits of names it has, a bit each. */
  traits: { readonly count: number; readonly bits: readonly number[] };
}

/** So many names are remembered before all are forgotten, so that hostile input cannot fill the memory. */
const REMEMBERED = 20_000;
const LONGEST = 60;
const known = new Map<string, ParameterName>();

export function parameterName(name: string): ParameterName {
  let found = known.get(name);
  if (found === undefined) {
    found = read(name);
    if (known.size === REMEMBERED) known.clear();
    if (name.length <= LONGEST) known.set(name, found);
  }
  return found;
}

const NOT_ASKED = { count: -1, bits: [] };

function read(name: string): ParameterName {
  const words = mapped(wordsOfName(name), ({ word }) => word);
  const snake = words.map(({ text }) => text).join('_');
  return {
    lower: name.toLowerCase(), words, whole: wordOf(name), snake, joined: snake.replaceAll('_', ''), role: roleByName(snake, words.at(-1)?.text ?? ''),
    token: escapedToken(name), traits: NOT_ASKED,
  }; // prettier-ignore
}
