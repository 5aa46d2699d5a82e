import type { Definition, Place } from '../definition/types.ts';
import { atKey } from '../definition/traits.ts';
import { actFacts, placed, senses, type Signal } from './signal.ts';

const SENDS = senses('send');
const CHANGES = senses('create', 'update', 'delete', 'archive', 'comment', 'schedule');
const NOTIFYING = new Set([
  'sendupdates',
  'send_updates',
  'attendees',
  'sendnotifications',
  'send_notifications',
  'notifyattendees',
  'send_notification',
  'sendinvitations',
  'sendemail',
  'send_email',
  'invitees',
]);

/** A change of a record by which people are told: an event with attendees. */
function notifies(definition: Definition): Place[] {
  if (!definition.standing.some(({ sense }) => CHANGES.has(sense))) return [];
  const told = definition.parameters.find(({ known, depth }) => depth < 3 && NOTIFYING.has(known.lower));
  return told === undefined ? [] : [atKey(told)];
}

export const sendsMessage: Signal = {
  id: 'sends-message',
  short: 'It delivers a message to people.',
  why: 'A sent message cannot be called back, and may carry out what was read before.',
  remedy: 'Let a person read each message, or allow named recipients only.',
  lifecycle: 'stable',
  senses: senses('send', 'create', 'update', 'delete', 'archive', 'comment', 'schedule'),
  examples: {
    fires: { name: 'send_email', description: 'Send an e-mail.' },
    spares: { name: 'list_emails', description: 'List e-mails.' },
  },
  match: (definition) => [
    ...actFacts(definition, SENDS, 'sends-message', 'reaches-others'),
    ...placed(notifies(definition), ['Execute', 'sends-message', 'reaches-others']),
  ],
};
