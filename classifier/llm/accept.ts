import {
  CATEGORIES,
  type Category,
  CHANGING_EFFECTS,
  type Effect,
  JsonPointer,
  type RawTool,
} from '../../data/schema/index.ts';
import { quoteHolds, resolvePointer } from '../../data/store/index.ts';
import { Answer } from './answer.ts';

export type Acceptance = { answer: Answer } | { faults: string[] };

/** Effects that make a tool Execute under the taxonomy. */
const EXECUTING: readonly Effect[] = ['financial', 'runs-code', 'runs-process', 'sends-message'];

const NEEDS: Partial<Record<Answer['qualifiers'][number], Effect>> = {
  'grants-access': 'changes-access',
  'reduces-access': 'changes-access',
  'egress-content': 'open-egress',
  'egress-subscription': 'open-egress',
};

/** A quote has to say something: two letters or digits, or one character that is a word of its own. */
const SAYS_SOMETHING = /[\p{L}\p{N}]{2}|\p{Script=Han}/u;

/**
 * Takes a model's reply only if its words are allowed, its quotes stand in the definition and its labels agree with each other.
 * The faults are told to the model in the repair round, so they repeat nothing of the definition.
 */
export function accept(reply: string, tool: RawTool): Acceptance {
  const value = extractJson(reply);
  if (value === undefined) return { faults: ['it holds no JSON object'] };
  const parsed = Answer.safeParse(value);
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the object'}: ${faultOf(issue)}`),
    };
  const answer = parsed.data;
  const faults = [
    ...evidenceFaults(answer, tool),
    ...labelFaults(answer, 'the tool'),
    ...actionFaults(answer, tool),
    ...(answer.confidence >= 0 && answer.confidence <= 1 ? [] : ['confidence: not between 0 and 1']),
  ];
  return faults.length > 0 ? { faults } : { answer };
}

function* evidenceFaults(answer: Answer, tool: RawTool): Generator<string> {
  for (const [index, { pointer, quote }] of answer.evidence.entries()) {
    if (!JsonPointer.safeParse(pointer).success) yield `evidence.${index}.pointer: not a JSON pointer`;
    else if (!SAYS_SOMETHING.test(quote)) yield `evidence.${index}.quote: says nothing`;
    else if (!quoteHolds(tool, pointer, quote))
      yield `evidence.${index}.quote: not an exact substring of the string, or of the member name, at its pointer`;
  }
  const supported = new Set<string>(answer.evidence.map(({ supports }) => supports));
  const claimed = answer.category === 'Unclassified' ? [] : [answer.category, ...answer.effects, ...answer.qualifiers];
  for (const label of new Set(claimed)) if (!supported.has(label)) yield `${label}: no evidence supports it`;
}

function* labelFaults(
  { category, effects, qualifiers }: Pick<Answer, 'category' | 'effects' | 'qualifiers'>,
  what: string,
): Generator<string> {
  const changing = effects.filter((effect) => CHANGING_EFFECTS.has(effect));
  if (category === 'Unclassified' && effects.length + qualifiers.length > 0)
    yield `${what} is Unclassified but has effects or qualifiers`;
  if (category === 'Read' && changing.length > 0) yield `${what} is Read but has ${changing.join(', ')}`;
  if (category === 'Write')
    for (const effect of effects)
      if (EXECUTING.includes(effect)) yield `${what} is Write but has ${effect}, which makes it Execute`;
  if (effects.includes('session-only') && (changing.length > 0 || effects.includes('open-egress')))
    yield `${what} is session-only but has effects outside of the session`;
  for (const qualifier of qualifiers) {
    const effect = NEEDS[qualifier];
    if (effect !== undefined && !effects.includes(effect)) yield `${what} has ${qualifier} without ${effect}`;
  }
  if (qualifiers.includes('grants-access') && qualifiers.includes('reduces-access'))
    yield `${what} has both grants-access and reduces-access`;
}

function* actionFaults(answer: Answer, tool: RawTool): Generator<string> {
  if (answer.category === 'Unclassified' && answer.actions.length > 0) yield 'the tool is Unclassified but has actions';
  for (const [index, action] of answer.actions.entries()) {
    const what = `actions.${index}`;
    if (!JsonPointer.safeParse(action.pointer).success || resolvePointer(tool, action.pointer) === undefined)
      yield `${what}.pointer: leads nowhere`;
    yield* labelFaults(action, what);
    if (rank(action.category) > rank(answer.category)) yield `${what} is ${action.category}, worse than the tool`;
    for (const effect of action.effects)
      if (effect !== 'session-only' && !answer.effects.includes(effect))
        yield `${what} has ${effect}, which the tool lacks`;
  }
  if (answer.category === 'Unclassified' && !answer.unclassified?.trim()) yield 'unclassified: no reason';
}

function rank(category: Category): number {
  return category === 'Unclassified' ? -1 : CATEGORIES.indexOf(category);
}

/** The JSON object in a reply, also where a server without structured output wraps it in thoughts, prose or a code fence. */
function extractJson(reply: string): unknown {
  const text = reply.slice(reply.lastIndexOf('</think>') + 1);
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  for (const candidate of [reply, text.slice(Math.max(start, 0), end + 1)]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // The next candidate, or none.
    }
  }
  return undefined;
}

/** Names of members come from the model, perhaps from the definition: they are not repeated. */
function faultOf({ code, message }: { code: string; message: string }): string {
  return code === 'unrecognized_keys' ? 'it has members that the shape does not know' : message;
}
