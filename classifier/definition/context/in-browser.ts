import { SENSES, type Sense } from '../../lexicon/senses.ts';
import { set } from '../../text/set.ts';
import type { Act } from '../types.ts';
import { emptiesRecord } from './kept.ts';

const BROWSER_STATE = set('cookie storage localstorage sessionstorage permission');
/** What a browser shows: to remove it changes no record. */
const SHOWN = set('tab page window element overlay highlight popup context frame viewport emulation listener');
/** How the session answers the requests of a page itself. */
const ANSWERED = set('mock route interception');
/** What a person does is written down for a test, or what was caught is handed over. */
const NOTING = set('start begin stop end');
const NOTED = set('action recording request traffic');
const notesDown = ({ verb, object }: Act) =>
  (object.includes('recording') && object.at(-1) === 'action') || (verb === 'stop' && object[0] === 'capturing');
const isAsking = ({ verb }: Act) => verb === 'ask';
const FIELDS = set('input field text textbox textarea');
/** What is handed in to the server rather than on a page. */
const HANDED = set('plan result report answer feedback');
const DIALOG = set('dialog alert prompt confirm');

/** Whatever a browser tool changes, it changes in the browser: its state is the session's, all else drives the page. */
export function inBrowser({ sense, verb, object }: Act, acts: readonly Act[]): Sense | undefined {
  // `playwright_patch`: a request over HTTP by that method.
  if ((verb === 'put' || verb === 'patch') && object.length === 0) return undefined;
  if (sense === 'grant' || sense === 'revoke' || sense === 'access') return undefined;
  if (object.includes('bookmark')) return undefined;
  if (verb === 'submit' && object.some((noun) => HANDED.has(noun))) return undefined;
  if (verb === 'submit' || verb === 'alert' || verb === 'drop' || sense === 'send') return 'ui';
  if (NOTING.has(verb) && NOTED.has(object.at(-1) ?? '') && acts.some(notesDown)) return 'session';
  if (
    verb === 'check' &&
    !acts.some(isAsking) &&
    (object.includes('checkbox') || object.includes('radio') || object.includes('box'))
  )
    return 'navigate';
  if (verb === 'open') return 'control';
  if (verb === 'select' && sense === 'read' && !object.includes('text')) return 'navigate';
  if (
    (sense === 'session' && verb === 'clear') ||
    (SENSES[sense] !== 'Write' && sense !== 'refresh') ||
    verb === 'connect' ||
    verb === 'disconnect'
  )
    return undefined;
  if (verb === 'throttle' || object.some((noun) => BROWSER_STATE.has(noun) || ANSWERED.has(noun))) return 'session';
  if (sense === 'delete' && emptiesRecord(verb, object)) return 'session';
  if (sense === 'delete' && object.some((noun) => FIELDS.has(noun))) return 'navigate';
  if (sense === 'delete' && !object.some((noun) => SHOWN.has(noun))) return undefined;
  if (object.some((noun) => DIALOG.has(noun))) return 'ui';
  if (sense === 'save' || object.includes('profile') || object.includes('file'))
    return verb === 'upload' || verb === 'file' ? 'control' : undefined;
  return 'control';
}
