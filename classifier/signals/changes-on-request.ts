import { NameTrait } from '../definition/name-trait.ts';
import { ordered, orderVerb } from '../definition/orders.ts';
import { atKey, readOnlyClaim } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import { set } from '../text/set.ts';
import { placed, type Signal } from './signal.ts';

/** What a trial run leaves out, the call does. */
const TRIAL =
  /\bwithout (?:writing|applying|saving|storing|changing|modifying|executing|making changes)|\b(?:do(?:es)? not|don't|never|instead of) (?:apply|write|save|writing|applying|saving)|\bset false to execute/i;
/** “List only, do not delete”: what a trial run spares is lost otherwise. */
const SPARED = /\b(?:without|do(?:es)? not|don't|never|instead of|not) (?:actually )?(?:delet|remov|prun|purg)/i;
const APPLIED = set('change edit fix patch');

const isTrial = ({ known, description }: ParameterFact) =>
  known.role === 'dry-run' && TRIAL.test(description.slice(0, 200));

const isApplied = ({ type, words }: ParameterFact) =>
  type === 'boolean' &&
  ((words[0]?.text === 'apply' && APPLIED.has(words.at(-1)?.noun ?? '')) ||
    (words[0]?.text === 'auto' && words.at(-1)?.text === 'apply') ||
    (words.length === 1 && words[0]?.text === 'fix'));

/** `markRead`, `mark_as_read`: a message that is looked at counts as read from then on. */
const isMarked = ({ type, words }: ParameterFact) =>
  type === 'boolean' && words[0]?.text === 'mark' && (words.at(-1)?.text === 'read' || words.at(-1)?.text === 'seen');

/** `clear`: what was recorded is emptied after it is shown. */
const isEmptied = ({ type, words }: ParameterFact) =>
  type === 'boolean' && words.length === 1 && words[0]?.text === 'clear';

/** `save_baseline`, “Save the present state as the new baseline”: what the option is called it does. */
const DONE = set('save reset update persist replace write overwrite');
const isDone = ({ type, words, description }: ParameterFact) =>
  type === 'boolean' && words.some(({ text }) => DONE.has(text) && description.toLowerCase().startsWith(`${text} `));

const SWITCHES = new NameTrait(
  ({ role, words }) =>
    role === 'dry-run' || FIRST.has(words[0]?.text ?? '') || words.some(({ text }) => DONE.has(text)),
);
const FIRST = set(
  'apply auto fix mark clear force execute submit register send publish book purchase buy dispatch stop start terminate notify deploy pay train commit',
);

const onlyReads = ({ standing }: Definition) => standing.every(({ sense }) => SENSES[sense] === 'Read');

export const changesOnRequest: Signal = {
  id: 'changes-on-request',
  short: 'An option makes it change what it otherwise only looks at.',
  why: 'Who allows a tool because it reads allows its options too.',
  remedy: 'Offer what changes something as a tool of its own.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'get_email',
      description: 'Get an email.',
      inputSchema: { type: 'object', properties: { mark_read: { type: 'boolean' } } },
    },
    spares: {
      name: 'list_emails',
      description: 'List emails.',
      inputSchema: { type: 'object', properties: { read: { type: 'boolean' } } },
    },
  },
  match(definition) {
    if (definition.standing.length === 0) return [];
    const top = SWITCHES.in(definition).filter(({ depth }) => depth === 0);
    const changed = top.find(
      (parameter) =>
        isMarked(parameter) ||
        isApplied(parameter) ||
        isDone(parameter) ||
        (isTrial(parameter) && readOnlyClaim(definition) === undefined),
    );
    if (changed !== undefined) return placed([atKey(changed)], ['Write']);
    const reads = onlyReads(definition);
    if (reads && definition === definition.whole && readOnlyClaim(definition) === undefined) {
      const spared = top.find(
        ({ known, description }) => known.role === 'dry-run' && SPARED.test(description.slice(0, 200)),
      );
      if (spared !== undefined) return placed([atKey(spared)], ['Write', 'destructive']);
      for (const parameter of top) {
        const verb = orderVerb(parameter);
        if (verb !== undefined) return placed([atKey(parameter)], ordered(verb, definition));
      }
    }
    const emptied = reads ? top.find(isEmptied) : undefined;
    return emptied === undefined ? [] : placed([atKey(emptied)], ['Write', 'session-only']);
  },
};
