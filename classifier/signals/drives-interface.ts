import type { Definition, Place } from '../definition/types.ts';
import { atKey, nameHas, phraseIn } from '../definition/traits.ts';
import { NameTrait } from '../definition/name-trait.ts';
import { Phrases } from '../text/phrases.ts';
import { SENSES } from '../lexicon/senses.ts';
import { EMPTY } from '../text/packed.ts';
import { actFacts, actsWith, type Fact, placed, senses, type Signal, together } from './signal.ts';

const DRIVES = senses('ui');
/** What a browser is told to do may be a click. */
const HANDED = new Set(['action', 'tool', 'step', 'sequence', 'interaction']);
/** What an agent that drives a browser is told to do. */
const TASKS = new Set(['task', 'prompt', 'instruction', 'instructions', 'goal', 'action', 'objective']);

/** To type fills a field; with an option to press Enter it submits as well. */
function submits(definition: Definition): Place[] {
  const option = actsWith(definition, 'navigate').some(
    ({ verb }) => verb === 'type' || verb === 'fill' || verb === 'send',
  )
    ? definition.parameters.find(({ words }) => words.some(({ text }) => text === 'submit' || text === 'enter'))
    : undefined;
  return option === undefined ? [] : [atKey(option)];
}

/** A page is read after a list of actions, clicks and scripts among them. */
function scripted(definition: Definition): readonly Fact[] {
  if (definition.standing.some(({ sense }) => SENSES[sense] === 'Write')) return EMPTY;
  const step = definition.parameters.find(
    ({ pointer, values, depth }) => depth < 4 && values.some((value) => PRESSES.has(value)) && LISTED.test(pointer),
  );
  if (step === undefined) return told(definition);
  const runs = step.values.findIndex((value) => /script|evaluate/i.test(value));
  return [
    ...placed([atKey(step)], ['Execute', 'runs-process', 'user-interface-action']),
    ...(runs < 0
      ? []
      : placed([{ pointer: `${step.valuesPointer}/${runs}`, quote: step.values[runs] as string }], ['runs-code'])),
  ];
}
/** The same in words: “Browser commands to execute”, “Actions (click, fill, wait)”. */
function told(definition: Definition): readonly Fact[] {
  const { description } = definition.whole;
  const list = SCRIPTED.in(definition).find(
    ({ depth, type, description: about }) =>
      depth === 0 &&
      (type === 'array' || type === 'object' || /\bJSON\b/.test(about.slice(0, 200))) &&
      (CLICKS.test(about.slice(0, 300)) ||
        (/browser/i.test(about.slice(0, 200)) && CLICKS.test(description.slice(0, 2000)))),
  );
  if (list === undefined) return EMPTY;
  const runs = /\b(?:execute|run|custom|evaluate) (?:custom )?(?:JS|JavaScript)\b/i.exec(
    description.slice(0, 2000),
  )?.[0];
  return [
    ...placed([atKey(list)], ['Execute', 'runs-process', 'user-interface-action']),
    ...(runs === undefined ? [] : placed([{ pointer: '/description', quote: runs }], ['runs-code'])),
  ];
}
const taskOf = (definition: Definition) =>
  TASKED.in(definition).find(({ depth, type }) => depth === 0 && type === 'string');
const TASKED = new NameTrait(({ lower }) => TASKS.has(lower));

/** “Automates the browser” with what it is told in words. */
const AUTOMATES = new Phrases(
  ['browser automation', 'automates the browser', 'automate the browser', 'automates a browser'],
  200,
);
function automates(definition: Definition): Place[] {
  const task = taskOf(definition);
  const said = task === undefined ? undefined : phraseIn(definition, AUTOMATES);
  return said === undefined || task === undefined ? [] : [said, atKey(task)];
}
const inBrowser = ({ server }: Definition) => server.kinds.has('browser');

/** What a browser, or an agent that drives one, is told to do. */
function handedOver(definition: Definition): readonly Fact[] {
  if (!inBrowser(definition)) return EMPTY;
  const handed = actsWith(definition, 'run').filter(
    ({ object }) => nameHas(definition, 'agent') || object.some((noun) => HANDED.has(noun)),
  );
  const task = nameHas(definition, 'agent', 'act') ? taskOf(definition) : undefined;
  return together(
    placed(handed, ['user-interface-action']),
    placed(task === undefined ? [] : [atKey(task)], [
      'Execute',
      'runs-process',
      'user-interface-action',
      'reads-untrusted',
    ]),
  );
}

/** A file that is put into a page goes where the page sends it. */
function uploads(definition: Definition): readonly Fact[] {
  if (!inBrowser(definition)) return EMPTY;
  const acts = definition.standing.filter(
    ({ verb, sense }) => (verb === 'upload' || verb === 'file') && sense === 'control',
  );
  return placed(acts, ['open-egress', 'egress-content']);
}
const SCRIPTS = new Set(['command', 'action', 'step', 'automation', 'interaction', 'scenario']);
const SCRIPTED = new NameTrait(({ words }) => words.some(({ noun }) => SCRIPTS.has(noun)));
const CLICKS = /\bclick(?:s|ing)?\b/i;
const LISTED = /\/(?:actions|steps|browser_actions|js_scenario|interactions)\/items\//;
const PRESSES = new Set(['click', 'press', 'tap', 'fill', 'type']);

export const drivesInterface: Signal = {
  id: 'drives-interface',
  short: 'It clicks, taps, types, submits or drags in a user interface.',
  why: 'A click does whatever the page attached to it, in the session of the person who is signed in.',
  remedy: 'Use a separate browser profile, and let a person confirm clicks on pages that matter.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'browser_click', description: 'Click an element.' },
    spares: { name: 'browser_snapshot', description: 'Return a snapshot of the page.' },
  },
  match: (definition) =>
    together(
      actFacts(definition, DRIVES, 'user-interface-action'),
      handedOver(definition),
      placed(automates(definition), ['Execute', 'runs-process', 'user-interface-action']),
      placed(submits(definition), ['user-interface-action']),
      scripted(definition),
      uploads(definition),
    ),
};
