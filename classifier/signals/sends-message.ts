import { actFacts, senses, type Signal } from './signal.ts';

const SENDS = senses('send');

export const sendsMessage: Signal = {
  id: 'sends-message',
  short: 'It delivers a message to people.',
  why: 'A sent message cannot be called back, and may carry out what was read before.',
  remedy: 'Let a person read each message, or allow named recipients only.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'send_email', description: 'Send an e-mail.' },
    spares: { name: 'list_emails', description: 'List e-mails.' },
  },
  match: (definition) => actFacts(definition, SENDS, 'sends-message', 'reaches-others'),
};
