import { set } from '../../text/set.ts';
import type { Reading } from './here.ts';

/** Verbs of moving about, where nothing is moved about in. */
export const asInterface: Reading = ({ definition, act: { sense, verb, object }, acts }) => {
  if ((verb === 'navigate' && acts.some((other) => other.sense === 'read')) || verb === 'visit') return 'read';
  if (verb === 'pause' && definition.nameWords.some((word) => WAITS.has(word))) return 'read';
  if (verb === 'reload' && sense === 'navigate') return object.at(-1) === 'page' ? undefined : 'refresh';
  if (verb === 'dismiss' && sense === 'ui' && definition.vocabulary.hasAny(FOUND)) return 'update';
  if (INPUT.has(verb) && object.at(-1) === 'event' && object.some((noun) => KEYS.has(noun))) return 'ui';
  if (verb === 'open' && sense === 'read' && OPENED_IN.test(definition.description.slice(0, 200))) return 'start';
  if (
    verb === 'hover' &&
    (definition.vocabulary.hasAny(LANGUAGES) || definition.acts.some((other) => other.sense === 'read'))
  )
    return 'read';
  return sense === 'disarm' && object.some((noun) => SOUNDS.has(noun)) && !object.some((noun) => DISKS.has(noun))
    ? 'control'
    : undefined;
};

/** What an editor shows of a symbol under the pointer. */
const LANGUAGES = set('lsp gotodefinition findreferences');

/** “Simulate keyboard events”, “send key events”. */
const INPUT = set('send simulate dispatch');
const KEYS = set('key keyboard mouse touch pointer');

/** Alerts that a scan raised are no dialogs. */
const FOUND = set('scanning security dependabot vulnerability finding');

/** A volume that has these is a disk. */
const DISKS = set('snapshot backup');

/** `wait`, “Pause execution for some seconds”: it only returns later. */
const WAITS = set('wait sleep delay');

/** “Open a file in the Godot editor”. */
const OPENED_IN =
  /^opens? [^.]{0,40}\bin (?:the |your |an? )?(?:\w+ ){0,2}(?:editor|simulator|emulator|ide|finder|explorer|vs ?code|window|app)\b/i;
const SOUNDS = set('audio sound volume microphone mic');
