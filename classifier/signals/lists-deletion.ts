import { SENSES } from '../lexicon/senses.ts';
import type { Definition } from '../definition/types.ts';
import { affirmedIn, atKey } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { set } from '../text/set.ts';
import { CHANGING, placed, type Signal } from './signal.ts';

/** Deletion among the things that one tool does. */
const LISTED = new Phrases(
  [
    'updating, or deleting',
    'updating, and deleting',
    'updating or deleting',
    'updating and deleting',
    'update, or delete',
    'update, and delete',
    'update or delete',
    'update and delete',
    'update, delete',
    'updates, or deletes',
    'updates, and deletes',
    'updates or deletes',
    'updates and deletes',
    'update/delete',
    'deletesheet',
    'deletedimension',
    'deleterange',
    'edit/delete',
    'edit, or delete',
    'edit, and delete',
    'modify, or delete',
    'modify, and delete',
    'add/remove/',
    'patch, or delete',
    'patch, and delete',
    'includes crud',
    'full crud',
    'crud operations',
  ],
  1200,
);
const GONE = new Set(['deleted', 'removed', 'terminated', 'destroyed', 'purged']);

/** An update may set the state that stands for being gone. */
const setsGone = ({ parameters, standing }: Definition) =>
  standing.some(({ sense }) => sense === 'update')
    ? parameters.find(
        ({ depth, words, values }) =>
          depth < 2 && words.at(-1)?.text === 'status' && values.some((value) => GONE.has(value.toLowerCase())),
      )
    : undefined;

/** “operations: [{ operation: create | update | delete }]”: each entry of a list says what is done. */
const listsSteps = ({ parameters, standing }: Definition) =>
  standing.some(({ sense }) => SENSES[sense] === 'Write' || sense === 'run')
    ? parameters.find(
        ({ depth, pointer, words, values, description }) =>
          depth > 0 &&
          depth < 4 &&
          pointer.includes('/items/') &&
          STEPS.has(words.at(-1)?.text ?? '') &&
          !FILTERS.test(`${values.join(' ')} ${description.slice(0, 120)}`) &&
          (values.some((value) => ENDING.test(value) || (value === 'remove' && words.at(-1)?.text !== 'op')) ||
            (values.length === 0 && ENDING.test(description.slice(0, 120)))),
      )
    : undefined;
/** A rule of a firewall drops packets. */
const FILTERS = /\b(?:accept|allow|reject|deny)\b/i;
const STEPS = set('operation op action command');
const ENDING = /\b(?:delete|destroy|drop)\b/i;

export const listsDeletion: Signal = {
  id: 'lists-deletion',
  short: 'It names deletion among what it does.',
  why: 'One tool that reads, writes and deletes is as dangerous as its deletion.',
  remedy: 'Split the tool, so that deletion can be allowed or denied by itself.',
  lifecycle: 'stable',
  senses: CHANGING,
  examples: {
    fires: { name: 'transact', description: 'Run a transaction for creating, updating, or deleting data.' },
    spares: { name: 'transact', description: 'Run a transaction.' },
  },
  match(definition) {
    const status = setsGone(definition) ?? listsSteps(definition);
    if (status !== undefined) return placed([atKey(status)], ['destructive']);
    const said = affirmedIn(definition, LISTED);
    return said === undefined ||
      definition.standing.every(({ sense }) => SENSES[sense] === 'Read') ||
      definition.standing.some(({ sense }) => sense === 'code')
      ? []
      : placed([said], ['destructive']);
  },
};
