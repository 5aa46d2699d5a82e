import { NameTrait } from '../definition/name-trait.ts';
import type { Definition, Place } from '../definition/types.ts';
import { atKey, phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { set } from '../text/set.ts';
import { actFacts, placed, senses, type Signal } from './signal.ts';

const SENDS = senses('send');
/** People are told by the call itself, whatever record it changes. */
const TOLD = new Phrases(
  [
    'notifications are sent',
    'notification is sent',
    'notification will be sent',
    'notifications will be sent',
    'sends a notification',
    'sends notification',
    'sends an email',
    'sends email',
    'sends them an email',
    'sends an invitation',
    'sends invitation',
    'sends invite',
    'sends a message',
    'sends an sms',
    'invitation email',
    'invitations go out',
    'invites go out',
    'emails go out',
    'notifications go out',
    'messages go out',
    'goes out to all',
    'goes out to every',
    'invitation will be sent',
    'email is sent',
    'email will be sent',
    'emails will be sent',
    'will be notified',
    'will receive an email',
    'will receive a notification',
    'is emailed to',
    'gets an email',
    'gets an e-mail',
    'get an email',
    'get an e-mail',
    'receives an email',
    'receives an e-mail',
    'is notified',
    'are notified',
    'gets notified',
    'get notified',
    'triggers a confirmation email',
    'triggers an email',
    'triggers a verification email',
    'send it a verification',
    'sends it a verification',
    'a verification email',
    'sends a verification',
    'by sending a code',
    'by sending an email',
    'by sending an sms',
    'by sending a message',
    'sends a code',
    'sends a one-time',
    'sends an otp',
    'a test goes to',
    'a test is sent',
    'sends a confirmation',
    'sends a password reset',
    'notifies the team',
    'notifies all',
    'welcome mail',
    'welcome email',
    'confirmation mail',
    'gets told',
    'let them know',
    'lets them know',
    'emails the customer',
    'email the customer',
    'notify the customer',
    'notifies the customer',
    'notifies the user',
    'informs the customer',
    'and notifies',
    'and notify',
    'for human workers',
    'human worker to',
  ],
  1500,
);
const NOT_TOLD =
  /\b(?:no|not|never|without|if|when|whether|where|once|before|after|optionally|unless|instead|schedule)\b[^.]{0,190}$|n't [^.]{0,40}$/i;

/** Where it says that people are told, and not that they may be. */
function tells(definition: Definition): Place[] {
  if (!definition.standing.some(({ sense, verb }) => CHANGES.has(sense) || sense === 'grant' || ASKS.has(verb)))
    return [];
  const said = phraseIn(definition, TOLD);
  if (said === undefined) return [];
  const at = definition.description.indexOf(said.quote);
  return NOT_TOLD.test(definition.description.slice(Math.max(0, at - 200), at)) ? [] : [said];
}

/** What is asked or shown may be asked of people, or shown to them. */
const ASKS = set('ask verify preview');
const CHANGES = senses('create', 'update', 'delete', 'archive', 'comment', 'schedule', 'start');
/** Options by which people are told, without joints. */
const NOTIFYING = set(
  'sendupdates attendeeemail attendeeemails guestemails sendnotifications sendnotification sendemail mailnotify notifybyemail emailnotification sendnotificationemail sendwelcomeemail sendreceipt attendees notifyattendees sendinvitations invitees',
);

/** `notify_customer`: whoever it is gets told. */
const TELLING = new NameTrait(
  ({ words }) => words.length === 2 && TELLS.has(words[0]?.text ?? '') && PEOPLE.has(words[1]?.noun ?? ''),
);
const TELLS = set('notify email sms text inform');
const PEOPLE = set(
  'customer member attendee guest recipient client buyer candidate applicant subscriber participant follower patient tenant parent student seller vendor employee invitee',
);

/** What goes out to people whenever it is due. */
const SENT = new Set(['alert', 'pulse', 'digest', 'report']);
/** A change of a record by which people are told: an event with attendees. */
function notifies(definition: Definition): Place[] {
  if (!definition.standing.some(({ sense }) => CHANGES.has(sense))) return [];
  const sent = definition.standing.some(
    ({ sense, object }) => CHANGES.has(sense) && object.some((noun) => SENT.has(noun)),
  );
  const told = definition.parameters.find(
    ({ known, depth, type }) =>
      depth < 3 &&
      type !== 'number' &&
      type !== 'integer' &&
      (NOTIFYING.has(known.joined) || (sent && depth === 0 && known.lower === 'channels')),
  );
  const place = told ?? TELLING.in(definition)[0];
  return place === undefined ? [] : [atKey(place)];
}

export const sendsMessage: Signal = {
  id: 'sends-message',
  short: 'It delivers a message to people.',
  why: 'A sent message cannot be called back, and may carry out what was read before.',
  remedy: 'Let a person read each message, or allow named recipients only.',
  lifecycle: 'stable',
  senses: senses(
    'send',
    'read',
    'compute',
    'grant',
    'create',
    'update',
    'delete',
    'archive',
    'comment',
    'schedule',
    'start',
  ),
  examples: {
    fires: { name: 'send_email', description: 'Send an e-mail.' },
    spares: { name: 'list_emails', description: 'List e-mails.' },
  },
  match: (definition) => [
    ...actFacts(definition, SENDS, 'sends-message', 'reaches-others'),
    ...placed([...notifies(definition), ...tells(definition)], ['Execute', 'sends-message', 'reaches-others']),
  ],
};
