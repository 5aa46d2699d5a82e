import { SENSES } from '../../lexicon/senses.ts';
import { set } from '../../text/set.ts';
import type { Reading } from './here.ts';

/** On a server of devices whatever is changed moves one. */
export const asDevice: Reading = ({ act: { sense, verb, object }, kinds }) =>
  kinds.has('device') &&
  sense !== 'session' &&
  SENSES[sense] !== 'Read' &&
  !RECORDS.has(verb) &&
  !object.some((noun) => VIRTUAL.has(noun) || SETTINGS.has(noun))
    ? 'device'
    : undefined;

/** What a server of devices keeps beside them. */
const SETTINGS = set('file config configuration automation entity dashboard integration repository backup label area');
/** A device that is a program. */
const VIRTUAL = set('sim simulator emulator avd');
/** On a server of devices all but these moves one. */
const RECORDS = set('create add delete remove rename save edit upload import register call send');
