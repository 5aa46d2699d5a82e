import { set } from '../text/set.ts';
import type { Token } from '../text/tokens.ts';
import { meaning } from './act.ts';
import { objectAfter } from './clause.ts';
import type { Act } from './types.ts';

const ASKING = set('call invoke hit make issue send connect query tell instruct ask');
const SERVICES = set(
  'api endpoint server service backend daemon database db cli bridge gateway sdk plugin extension app application system cluster device controller client',
);
const REQUESTS = set('request call command query get post put patch http https rest web remote');

/** “Calls the API to delete a file”, “Tells the server to restart”: whom a tool asks says little, what it asks for does. */
export function asksService(tokens: readonly Token[], i: number): boolean {
  if (!ASKING.has((tokens[i] as Token).word.verb?.verb ?? '')) return false;
  const object = objectAfter(tokens, i);
  if (object.length === 0) return tokens[i + 1]?.word.text === 'to' && isService(objectAfter(tokens, i + 1));
  if (isService(object)) return true;
  // “Sends a request”, “makes an API call”; “makes a call” may ring somebody.
  return object.every(isOfRequest) && (object.length > 1 || object[0] === 'request');
}

const isService = (object: readonly string[]) => SERVICES.has(object.at(-1) ?? '');
const isOfRequest = (noun: string) => REQUESTS.has(noun) || SERVICES.has(noun);

/** The acts of a sentence, without the asking where it says what for. */
export function askedFor(tokens: readonly Token[], i: number, asking: Act, further: readonly Act[]): readonly Act[] {
  if (!asksService(tokens, i)) return [asking, ...further];
  // “Makes a call to the API”: nobody is rung.
  return further.length > 0 ? further : [asking.sense === 'send' ? meaning(asking, 'call') : asking];
}
