import { isReferred } from '../definition/referred.ts';
import { atKey } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import { placed, type Signal, senses } from './signal.ts';
import { set } from '../text/set.ts';

const VISIBILITY = set(
  'visibility privacy permissions permission acl role roles sharing claim claims groups collections',
);
/** A new one of these holds nothing private yet. */
const EMPTY = set(
  'repository repo project channel playlist board list team workspace folder album collection group calendar product taxonomy type',
);
const SHARED = set(
  'project repository repo board file folder document space workspace team channel album playlist video user member page app application database bucket group organization account collection item filter dashboard view',
);

/** Switches that open to everybody what a call writes: `makePublic`, `is_public`, `publicSource`. */
function isOpening({ depth, type, words, description }: ParameterFact): boolean {
  if (depth > 2 || type !== 'boolean') return false;
  if (words.at(-1)?.text === 'embedding' && words[0]?.text === 'enable') return true;
  if (depth === 0 && /\bpublicly (?:accessible|available|visible)\b/i.test(description.slice(0, 120))) return true;
  const at = words.findIndex(({ text }) => text === 'public');
  return at >= 0 && (at === words.length - 1 || OPENED.has(words.at(-1)?.text ?? ''));
}
/** What may be set to false. */
const isPrivacy = ({ depth, type, words }: ParameterFact) =>
  depth < 3 && type === 'boolean' && words.length < 3 && words.at(-1)?.text === 'private';
const OPENED = set('access endpoint source link url port read sharing ip view');
const OPENS = set('shareable anyone makepublic allowpublic');
/** What an account, a database or a link is entered with, where the caller chooses it. */
const SETTABLE = set(
  'user account member contact admin send link share customer database project instance cluster room meeting mailbox ftpaccount login',
);
const PASSWORDS = set('password pass passwd passphrase passcode');
/** Beside one of these it is the password of a connection. */
const CONNECTS = set('host hostname port user username login connectionstring url');

function credentialOf(definition: Definition): ParameterFact | undefined {
  const { standing, parameters } = definition;
  const settable = standing.some(
    ({ sense, object }) =>
      (sense === 'update' || sense === 'create') &&
      SETTABLE.has(object.at(object.at(-1) === 'configuration' ? -2 : -1) ?? ''),
  );
  if (!settable) return undefined;
  const credential = parameters.find(
    ({ depth, words }) =>
      depth < 2 && PASSWORDS.has(words.at(-1)?.text ?? '') && words.length < 3 && !KNOWN.has(words[0]?.text ?? ''),
  );
  const connects =
    standing.every(({ sense }) => sense !== 'update') && parameters.some(({ known }) => CONNECTS.has(known.lower));
  return connects ? undefined : credential;
}
/** The switch by which an update of somebody lets them in again: `disabled`, `is_active`. */
const admits = ({ standing, parameters }: Definition): ParameterFact | undefined =>
  standing.some(
    ({ sense, verb, object }) => sense === 'update' && EDITS.has(verb) && object.some((noun) => PEOPLE.has(noun)),
  )
    ? parameters.find(({ depth, type, known }) => depth < 2 && type === 'boolean' && ADMITTING.has(known.joined))
    : undefined;
const EDITS = set('update edit modify patch change set');
const PEOPLE = set('user member');
const ADMITTING = set(
  'enabled disabled active isactive isenabled isdisabled suspended issuspended blocked banned locked',
);
/** The password that was, or with which the caller proves who they are. */
const KNOWN = set('current old sudo confirm');
/** What is copied holds what the original holds. */
const COPIES = set('copy clone duplicate');
/** A credential that is kept, so that later calls get in elsewhere. */
function storedCredential({ standing, parameters }: Definition): ParameterFact | undefined {
  const keeps = standing.some(
    ({ sense, object }) =>
      (sense === 'create' || sense === 'update' || sense === 'save') && object.some((noun) => LOGINS.has(noun)),
  );
  return keeps
    ? parameters.find(
        ({ depth, type, words }) =>
          depth < 2 && type === 'string' && words.length < 3 && KEPT.has(words.at(-1)?.text ?? ''),
      )
    : undefined;
}
const LOGINS = set(
  'provider auth authentication registry integration datasource connector gitlab github gitea bitbucket',
);
const KEPT = set('password passwd passphrase token secret apikey key');
/** Who may see what is created, where the parameter says so. */
const REACHED = set('groups users members teams roles permissions collaborators sharewith');

export const setsVisibility: Signal = {
  id: 'sets-visibility',
  short: 'It changes a record together with who may see or use it.',
  why: 'An update that looks harmless can open a private record.',
  remedy: 'Fix the visibility in the server, or ask when that argument is present.',
  lifecycle: 'stable',
  senses: senses('update', 'create'),
  examples: {
    fires: {
      name: 'update_project',
      description: 'Update a project.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' }, visibility: { type: 'string' } } },
    },
    spares: {
      name: 'update_task',
      description: 'Update a task.',
      inputSchema: { type: 'object', properties: { title: { type: 'string' } } },
    },
  },
  match(definition) {
    const reached = definition.standing.some(({ sense }) => sense === 'create')
      ? definition.parameters.find(
          ({ depth, known, description }) =>
            depth < 2 && REACHED.has(known.lower) && description.slice(0, 120).toLowerCase().includes('access'),
        )
      : undefined;
    if (reached !== undefined) return placed([atKey(reached)], ['changes-access', 'grants-access']);
    const filled = definition.standing.some(
      ({ sense, verb, object }) =>
        SENSES[sense] === 'Write' &&
        sense !== 'comment' &&
        !object.includes('comment') &&
        (sense !== 'create' || verb === 'upsert' || !object.some((noun) => EMPTY.has(noun))) &&
        object.at(-1) !== 'taxonomy',
    );
    const changed = definition.standing.some(({ sense }) => sense === 'update');
    const opens = filled
      ? definition.parameters.find(
          (parameter) =>
            (isOpening(parameter) || (changed && isPrivacy(parameter))) && isReferred(definition, parameter),
        )
      : undefined;
    if (opens !== undefined) return placed([atKey(opens)], ['changes-access', 'grants-access']);
    const admitted = changed ? admits(definition) : undefined;
    if (admitted !== undefined) return placed([atKey(admitted)], ['changes-access', 'grants-access']);
    const stored = storedCredential(definition);
    if (stored !== undefined) return placed([atKey(stored)], ['changes-access']);
    const credential = credentialOf(definition);
    if (credential !== undefined) return placed([atKey(credential)], ['changes-access', 'grants-access']);
    if (
      !definition.standing.some(
        ({ sense, verb, object }) =>
          (sense === 'update' || verb === 'upsert' || COPIES.has(verb)) && object.some((noun) => SHARED.has(noun)),
      )
    )
      return [];
    const opened = definition.parameters.find(
      ({ depth, words, known }) =>
        depth < 2 &&
        words[0]?.text !== 'required' &&
        (VISIBILITY.has(words.at(-1)?.text ?? '') ||
          words.some(({ text }) => text === 'superuser') ||
          words[0]?.text === 'privacy' ||
          words[0]?.text === 'sharing' ||
          OPENS.has(known.lower)) &&
        words.length < 3,
    );
    return opened === undefined ? [] : placed([atKey(opened)], ['changes-access', 'grants-access']);
  },
};
