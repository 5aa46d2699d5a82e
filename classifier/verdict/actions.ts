import type { Action, Evidence } from '../../data/schema/index.ts';
import { makeAct } from '../definition/act.ts';
import { NOUNLIKE } from '../definition/function-words.ts';
import { nameActs } from '../definition/name.ts';
import { ToolDefinition } from '../definition/read.ts';
import type { Act, ParameterFact } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import { riskRule } from '../risk.ts';
import { senses } from '../signals/signal.ts';
import { type NameWord, wordsOfName } from '../text/names.ts';
import { mapped } from '../text/packed.ts';
import { wordOf } from '../text/word.ts';
import { combine, findFactsOfAll, type Labels } from './combine.ts';

const CHOOSERS = new Set(['action', 'method', 'operation', 'mode', 'command', 'subcommand', 'op', 'verb', 'type']);
const SURE = new Set(['action', 'operation', 'op', 'subcommand']);
const HTTP = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
/** A tool that keeps or lists records of requests sends none: the method is a field of theirs. */
const KEEPS = senses('read', 'create', 'update', 'delete', 'save');
/** How something is paid or sent is no choice of what is done. */
/** A value of one of the schemas between which a caller chooses. */
const BRANCH = /\/(?:anyOf|oneOf)\/\d+\/properties\/[^/]+$/;
const SETTLED = new Set(['payment', 'settlement', 'shipping', 'delivery', 'refund', 'contact']);
const MOST = 80;

export interface ActionLabels {
  action: Action;
  labels: Labels;
}

/** The labels of each value of the argument by which a tool acts, or of each such branch of its schema. */
export function actionsOf(definition: ToolDefinition): ActionLabels[] {
  const parameter = chooser(definition);
  if (parameter === undefined) return [];
  const choices = parameter.choices.slice(0, MOST);
  const facts = findFactsOfAll(
    mapped(choices, ({ acts }) => new ToolDefinition(definition.tool, definition.server, acts, definition)),
  );
  return choices.map(({ value }, i) => {
    const labels = combine(facts[i] as Evidence[]);
    const { category, effects, qualifiers } = labels;
    return {
      labels,
      action: { pointer: parameter.pointer, value, category, effects, qualifiers, risk: riskRule(labels).risk },
    };
  });
}

/** What a tool that lists calls by two words, such as `scheduled_action`, is a filter. */
const looksUp = ({ from, verb, leading }: Act) => from === 'name' && leading && LOOKUPS.has(verb);
const LOOKUPS = new Set(['list', 'get', 'search', 'find', 'query']);
/** To preview an action does not do it. */
const previews = ({ from, verb, leading }: Act) => from === 'name' && leading && PREVIEWS.has(verb);
const PREVIEWS = new Set(['preview', 'simulate', 'estimate', 'validate']);
/** `no_match_action`: what is answered where something is so. */
const isOutcome = ({ words }: ParameterFact) => words.some(({ text }) => OUTCOMES.has(text));
const OUTCOMES = new Set([
  'match',
  'failure',
  'fail',
  'error',
  'conflict',
  'missing',
  'default',
  'fallback',
  'violation',
]);
/** What a list may be asked for by one optional word is a filter. */
const lists = ({ from, verb, leading }: Act) => from === 'name' && leading && (verb === 'list' || verb === 'search');

/** `order_flow`, `signal_data`: what such a tool shows is chosen by topic. */
const showsTopics = ({ nameWords, standing }: ToolDefinition) =>
  TOPICAL.has(nameWords.at(-1) ?? '') && standing.every(({ sense }) => SENSES[sense] === 'Read');
const TOPICAL = new Set([
  'data',
  'info',
  'information',
  'stat',
  'statistic',
  'history',
  'new',
  'news',
  'flow',
  'depth',
  'fill',
  'market',
  'ranking',
  'flash',
  'metric',
  'analytic',
  'analytics',
  'insight',
  'timeline',
]);

/** `get_action_parameters`, “Get the description of an action”: what is asked for is about the action. */
const isHelp = ({ sense, object, from }: Act) =>
  sense === 'read' && (from === 'name' || from === 'lead') && HELP.has(object.at(-1) ?? '');
const HELP = new Set(['description', 'parameter', 'schema', 'help', 'documentation', 'usage', 'example', 'reference']);

interface Chooser {
  pointer: string;
  choices: Choice[];
}

/** A value of the argument, and what it says is done. */
interface Choice {
  value: string;
  acts: Act[];
}

/** The argument that decides what the tool does: named so, with values of which most are verbs. */
function chooser(definition: ToolDefinition): Chooser | undefined {
  if (definition.standing.some(isHelp) || definition.standing.some(previews)) return undefined;
  const topical = showsTopics(definition);
  const keeps = definition.standing.length > 0 && definition.standing.every(({ sense }) => KEEPS.has(sense));
  for (const parameter of definition.parameters) {
    if (parameter.values.length === 0) continue;
    const last = parameter.words.at(-1)?.text ?? '';
    const branch = BRANCH.test(parameter.pointer);
    if (!CHOOSERS.has(last) || (parameter.depth > 1 && !branch) || parameter.pointer.includes('/items')) continue;
    if (parameter.depth > 0 && !SURE.has(last)) continue;
    if (parameter.words.length > 1 && definition.standing.some(looksUp)) continue;
    if (!parameter.required && (isOutcome(parameter) || definition.standing.some(lists))) continue;
    if (/\bfilter\b/i.test(parameter.description.slice(0, 120))) continue;
    if (last === 'method' && SETTLED.has(parameter.words.at(-2)?.text ?? '')) continue;
    const choices = choicesOf(parameter, definition);
    if (keeps && choices.every(({ value }) => HTTP.has(value))) continue;
    if (choices.length < 2 || (last === 'type' && parameter.valuesPointer !== '')) continue;
    const verbs = choices.filter(({ acts }) => acts.some(({ verb }) => !topical || !NOUNLIKE.has(verb))).length;
    if (verbs >= (SURE.has(last) ? 0.4 : 0.7) * choices.length) return { pointer: parameter.pointer, choices };
  }
  return undefined;
}

function choicesOf(parameter: ParameterFact, definition: ToolDefinition): Choice[] {
  const twins =
    parameter.valuesPointer === ''
      ? definition.parameters.filter(({ name, values }) => name === parameter.name && values.length === 1)
      : [parameter];
  const seen = new Set<string>();
  return twins.flatMap(({ values, valuesPointer, pointer }) =>
    values.flatMap((value, i) => {
      if (seen.has(value) || value === '') return [];
      seen.add(value);
      const at = valuesPointer === '' ? `${pointer}/const` : `${valuesPointer}/${i}`;
      return [{ value, acts: actsOfValue(value, at, definition) }];
    }),
  );
}

function actsOfValue(value: string, pointer: string, definition: ToolDefinition): Act[] {
  if (HTTP.has(value) || (OF_HTTP.test(pointer) && HTTP.has(value.toUpperCase()))) return [httpAct(value, pointer)];
  const words = wordsOfName(value);
  const acts = nameActs(value, pointer, words, 'action');
  return acts.map((act) => (act.object.length > 0 ? act : withObject(act, words, definition)));
}

const OF_HTTP = /method\/(?:enum|const)/i;

/** `delete` of a tool `manage_webhook` deletes a webhook: the tool's nouns are the object of a bare verb. */
function withObject(act: Act, words: readonly NameWord[], definition: ToolDefinition): Act {
  const nouns = nounsOf(definition).filter((noun) => wordOf(noun).verb?.sense !== 'vague');
  const borrowed = nouns.map((noun) => ({
    word: wordOf(noun),
    start: words[0]?.start ?? 0,
    end: words.at(-1)?.end ?? 0,
  }));
  const [again] = nameActs(act.quote, act.pointer, [...words, ...borrowed], 'action');
  return again === undefined || again.verb !== act.verb ? act : makeAct({ ...again, quote: act.quote });
}

/** What a tool such as `manage_workspace` manages: its own nouns, or what its description says instead. */
function nounsOf({ acts, nameWords }: ToolDefinition): readonly string[] {
  const said = acts.find(
    ({ from, sense, object }) => from === 'lead' && sense === 'vague' && object.length > 0,
  )?.object;
  return said === undefined || said.some((noun) => nameWords.includes(noun)) ? nameWords : said;
}

const HTTP_SENSES = {
  GET: 'read',
  HEAD: 'read',
  OPTIONS: 'read',
  POST: 'call',
  PUT: 'update',
  PATCH: 'update',
  DELETE: 'delete',
} as const;

function httpAct(value: string, pointer: string): Act {
  return makeAct({
    verb: value.toLowerCase(),
    sense: HTTP_SENSES[value.toUpperCase() as keyof typeof HTTP_SENSES],
    weak: false,
    object: [],
    from: 'action',
    pointer,
    quote: value,
  });
}
