import type { Field } from '../field.ts';

/** What people get, and what the public sees. */
export const MESSAGES: Field = {
  verbs: [
    ['send', '~congratulate ~circulate ~solicit ~apologize ~apologise ~nag ~cold-call ~coldcall ~disseminate ~mass-mail'],
    ['publish', '~amplify reblog retoot ~reshare ~syndicate ~advertise ~publicize ~publicise ~unveil ~promulgate'],
    ['update', '~endorse'],
  ], // prettier-ignore
  bound: `toast spam raid reach throw chip premiere telephone welcome rsvp poke whisper shout chase relay blast pitch
    contact page text mail`,
  objects: [
    ['mail', 'report letter invoice statement postcard customer client team user', 'send'],
    ['text', 'customer contact user number patient lead client guest driver member', 'send'],
    ['page', 'oncall on-call engineer responder', 'send'],
    ['contact', 'seller support owner host author agent customer buyer landlord dealer vendor recruiter merchant', 'send'],
    ['pitch', 'journalist investor client', 'send'],
    ['blast', 'email sms message notification newsletter', 'send'],
    ['relay', 'message text email notification sms', 'send'],
    ['chase', 'invoice payment customer debtor client', 'send'],
    ['shout', 'message text', 'send'],
    ['whisper', 'player user viewer', 'send'],
    ['reply', 'all', 'send'],
    ['poke', 'user friend contact', 'send'],
    ['rsvp', 'event meeting invitation party to', 'send'],
    ['welcome', 'member user guest customer', 'send'],
    ['telephone', 'lead customer contact client', 'send'],
    ['leave', 'voicemail message', 'send'],
    ['leave', 'review comment feedback rating note', 'comment'],
    ['place', 'call', 'send'],
    ['distribute', 'report document newsletter survey memo', 'send'],
    ['distribute', 'token reward dividend fund airdrop', 'pay'],
    ['request', 'signature payment testimonial money donation consent callback', 'send'],
    ['survey', 'user customer employee', 'send'],
    ['post create make send publish', 'announcement', 'send'],
    ['enqueue queue', 'sms email mail notification whatsapp mms fax', 'send'],
    ['apply', 'job position vacancy internship', 'send'],
    ['submit', 'application', 'send'],
    ['submit', 'app', 'publish'],
    ['start begin schedule', 'livestream broadcast', 'publish'],
    ['boost', 'toot status', 'publish'],
    ['premiere', 'video episode', 'publish'],
    ['release', 'episode podcast album track video', 'publish'],
    ['apply', 'loan credit mortgage grant visa', 'send'],
    ['recruit', 'participant tester', 'send'],
    ['raid spam', 'channel user list chat', 'send'],
    ['accept answer reject decline', 'call', 'control'],
    ['toast', 'user', 'control'],
    ['invite', 'attendee', 'send'],
    ['greet', 'visitor customer member', 'send'],
    ['raise', 'alert emergency', 'send'],
    ['call', 'customer lead contact patient number client candidate guest', 'send'],
  ], // prettier-ignore
};
