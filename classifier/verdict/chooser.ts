import { NOUNLIKE } from '../definition/function-words.ts';
import { NameTrait } from '../definition/name-trait.ts';
import type { ToolDefinition } from '../definition/read.ts';
import type { Act, ParameterFact } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import { senses } from '../signals/signal.ts';
import { set } from '../text/set.ts';
import { type Choice, choicesOf, HTTP } from './choices.ts';
import { told, toldBelow } from './told-choices.ts';

const CHOOSERS = set('action method operation mode command subcommand op verb type cmd');
const SURE = set('action operation op subcommand cmd');
/** What such an argument chooses is done where nothing else is said of what the tool does. */
const LOOSE = set('task request do act function func api endpoint tool activity instruction call what');
/** `operation_type`, `actionName`: the word before them tells what is chosen. */
const KINDS = set('type name kind');
/** `autoPauseAction`, `on_failure_action`: what is done later, by itself. */
const LATER = set('auto automatic on default fallback');
/** A tool that keeps or lists records of requests sends none: the method is a field of theirs. */
const KEEPS = senses('read', 'create', 'update', 'delete', 'save');
/** A value of one of the schemas between which a caller chooses. */
const BRANCH = /\/(?:anyOf|oneOf)\/\d+\/properties\/[^/]+$/;
/** How something is paid or sent is no choice of what is done. */
const SETTLED = set('payment settlement shipping delivery refund contact');

export interface Chooser {
  pointer: string;
  choices: Choice[];
}

/** The argument that decides what the tool does: named so, with values of which most are verbs. */
export function chooserOf(definition: ToolDefinition): Chooser | undefined {
  const choosing = CHOOSING.in(definition);
  if (choosing.length === 0) return undefined;
  // “GET /auditLog.all”: whatever its arguments are called, they narrow what is read.
  if (
    GETS.test(definition.description) ||
    definition.standing.some(isHelp) ||
    definition.standing.some(previews) ||
    (definition.nameWords[0] === 'dry' && definition.nameWords[1] === 'run') ||
    definition.standing.some(asksWhether) ||
    writesCode(definition)
  )
    return undefined;
  const topical = showsTopics(definition);
  const keeps = definition.standing.length > 0 && definition.standing.every(({ sense }) => KEEPS.has(sense));
  const leftOpen =
    definition.standing.every(({ weak }) => weak) ||
    definition.acts.some(({ from, sense }) => from === 'lead' && sense === 'vague');
  for (const listed of choosing) {
    const last = chosenBy(listed);
    const loose = leftOpen && LOOSE.has(last);
    if (!CHOOSERS.has(last) && !loose) continue;
    const parameter =
      listed.values.length > 0
        ? listed
        : ((leftOpen ? told(listed, last) : undefined) ?? toldBelow(listed, last, definition.description));
    if (parameter === undefined) continue;
    const branch = BRANCH.test(parameter.pointer);
    const done = leftOpen && LISTED.test(parameter.pointer);
    if (!done && (parameter.pointer.includes('/items') || (parameter.depth > 1 && !branch))) continue;
    if (parameter.depth > 0 && !SURE.has(last) && !leftOpen) continue;
    if (last === 'mode' && parameter.values.every((value) => HOW.has(value.toLowerCase()))) continue;
    if (parameter.words.length > 1 && (LATER.has(parameter.words[0]?.text ?? '') || definition.standing.some(looksUp)))
      continue;
    if (!parameter.required && (isOutcome(parameter) || definition.standing.some(lists) || onlyTells(definition)))
      continue;
    if (/\bfilter\b/i.test(parameter.description.slice(0, 120))) continue;
    if (last === 'method' && SETTLED.has(parameter.words.at(-2)?.text ?? '')) continue;
    const choices = choicesOf(parameter, definition);
    // Some name the rarer methods, too: PURGE, LINK.
    const methods = choices.filter(({ value }) => HTTP.has(value)).length;
    if (keeps && (methods === choices.length || methods > 3)) continue;
    if (choices.length < 2 || (last === 'type' && parameter.valuesPointer !== '')) continue;
    const verbs = choices.filter(({ acts }) => acts.some(({ verb }) => !topical || !NOUNLIKE.has(verb))).length;
    if (verbs >= (SURE.has(last) ? 0.4 : loose ? 0.9 : 0.7) * choices.length)
      return { pointer: parameter.pointer, choices };
  }
  return undefined;
}

/** The word of a parameter's name that says what it chooses. */
function chosenBy({ words }: Pick<ParameterFact, 'words'>): string {
  const last = words.at(-1)?.text ?? '';
  const before = words.at(-2)?.text ?? '';
  return KINDS.has(last) && (SURE.has(before) || before === 'command' || before === 'function') ? before : last;
}

/** Most definitions have no parameter that could be one. */
const CHOOSING = new NameTrait((name) => CHOOSERS.has(chosenBy(name)) || LOOSE.has(chosenBy(name)));

/** How what is written joins what was there. */
const HOW = set('append prepend replace overwrite merge insert');

/** `operations: [{ op: … }]`: each of them is done. */
const LISTED =
  /^\/inputSchema\/properties\/(?:operations|actions|commands|tasks|requests|steps|calls)\/items\/properties\/[^/]+$/;

/** What a tool that lists calls by two words, such as `scheduled_action`, is a filter. */
const looksUp = ({ from, verb, leading }: Act) => from === 'name' && leading && LOOKUPS.has(verb);
const LOOKUPS = set('list get search find query scan check validate analyze assess evaluate review');
/** To preview an action does not do it. */
const previews = ({ from, verb, leading }: Act) => from === 'name' && leading && PREVIEWS.has(verb);
const PREVIEWS = set('preview simulate estimate validate');
/** `check_permissions` for an operation. */
const asksWhether = ({ from, verb, object }: Act) =>
  from === 'name' && ASKS.has(verb) && RIGHTS.has(object.at(-1) ?? '');
const ASKS = set('check verify test can');
const RIGHTS = set('permission access role privilege right policy authorization');
const GETS = /^GET \//;
/** `generate_action`: the code that does it is returned. */
const writesCode = ({ acts, standing }: ToolDefinition) =>
  standing.every(({ sense }) => sense === 'compute') &&
  acts.some(({ from, verb, object }) => from === 'name' && verb === 'generate' && CODE.has(object.at(-1) ?? ''));
const CODE = set(
  'action component endpoint resolver hook test migration query sql mutation code script command snippet',
);
/** `no_match_action`: what is answered where something is so. */
const isOutcome = ({ words }: ParameterFact) => words.some(({ text }) => OUTCOMES.has(text));
const OUTCOMES = set('match failure fail error conflict missing default fallback violation');
/** What a list may be asked for by one optional word is a filter. */
const lists = ({ from, verb, leading }: Act) => from === 'name' && leading && (verb === 'list' || verb === 'search');

/** “Summarize the objects that were created or deleted”: what is told of may be narrowed by what was done. */
const onlyTells = ({ acts }: ToolDefinition) =>
  acts.some(({ from, verb }) => from === 'lead' && TELLS.has(verb)) &&
  acts.every(({ sense }) => SENSES[sense] === 'Read');
const TELLS = new Set(['summarize', 'count']);

/** `order_flow`, `signal_data`: what such a tool shows is chosen by topic. */
const showsTopics = ({ nameWords, standing }: ToolDefinition) =>
  TOPICAL.has(nameWords.at(-1) ?? '') && standing.every(({ sense }) => SENSES[sense] === 'Read');
const TOPICAL = set(
  'data info information stat statistic history new news flow depth fill market ranking flash metric analytic analytics insight timeline',
);

/** `get_action_parameters`, “Get the description of an action”: what is asked for is about the action. */
const isHelp = ({ sense, object, from }: Act) =>
  sense === 'read' && (from === 'name' || from === 'lead') && HELP.has(object.at(-1) ?? '');
const HELP = set('description parameter schema help documentation usage example reference');
