import { SENSES } from '../lexicon/senses.ts';
import { FORM } from '../text/forms.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { WordSet, wordOf } from '../text/word.ts';
import { boundAt } from './bound.ts';
import { askedFor } from './asked-for.ts';
import { act } from './clause.ts';
import { coordinated, staysInside } from './coordinated.ts';
import { sharing } from './shared-object.ts';
import { ADVICE, DETERMINERS, NEGATIONS, NOUNLIKE } from './function-words.ts';
import { meaning } from './act.ts';
import type { Act } from './types.ts';
import { guiding, isGuide } from './guide.ts';
import { headingOf, sectionsFrom } from './heading.ts';
import { ALLOWING, isHelp, madeTo, purposeAfter, wishAfter } from './beneficiary.ts';
import { doneTo } from './passive.ts';
import { isAdvice, isItem, isLabel, isNamed, isQuoted, isSubject, nounAt, stands } from './verb-place.ts';

const SUBJECTS = new WordSet(
  'this tool it function action operation command api method endpoint call also then optionally automatically permanently immediately will can may the warning note important irreversibly safely optionally now and',
);
const OPENERS = new WordSet(
  'this tool the a an function api endpoint command action operation method utility use used call lets let allow allows allowing you users user agents agent enable enables enabling helps help to for easily quickly efficiently automatically simply tool-for can be is that which will and also it safely directly securely advanced powerful simple mcp purpose summary description ai llm llms model models tools uses utilizes provides designed client clients intended useful when want need needs should by capability ability able bulk batch attempt attempts tries force hard soft mass semantically programmatically asynchronously interactively synchronously',
);
/** These open a sentence, unless what they switch on follows. */
const SWITCHES = new WordSet('enable enables');
/** After these an opening sentence speaks of something else than what the tool does. */
const BLOCKERS = new WordSet('after before when if once while unless');

const end = (tokens: readonly Token[], i: number) => i >= tokens.length || (tokens[i] as Token).gap === GAP.sentence;

/** What a text says that the tool does: its first sentence in full, later sentences where the tool is the subject. */
export function actsOf(text: string, pointer: string, tokens: readonly Token[], names: ReadonlySet<string>): Act[] {
  const acts: Act[] = [];
  const first = headingOf(text, tokens);
  if (tokens[first]?.word.text === 'sets') tokens = withVerb(tokens, first);
  let start = first;
  let leading = true;
  const sections = sectionsFrom(text);
  while (start < tokens.length && acts.length < 24) {
    if ((tokens[start] as Token).start >= sections) break;
    let stop = start + 1;
    while (!end(tokens, stop)) stop++;
    const found: Act[] =
      isQuestion(text, tokens[stop - 1] as Token) || isExample(tokens, start)
        ? []
        : leading
          ? leadActs(text, pointer, tokens, start, stop)
          : bodyActs(text, pointer, tokens, start, stop, names);
    // What only looks says of things what others do to them.
    const done =
      leading || found.length > 0 || !acts.some(changes) ? undefined : doneTo(text, pointer, tokens, start, stop);
    if (done !== undefined) found.push(done);
    acts.push(...(start > first && leading ? found.filter(({ verb }) => !ADVICE.has(verb)) : found));
    if (leading && (found.length > 0 || stop - start > 3))
      leading = found.every(({ weak, sense }) => weak && sense === 'vague') && start < 40;
    start = stop;
  }
  return acts;
}

const changes = ({ sense }: Act) => SENSES[sense] === 'Write' || SENSES[sense] === 'Execute';

/** “Sets …” at the very beginning is no plural. */
const withVerb = (tokens: readonly Token[], at: number): readonly Token[] => [
  ...tokens.slice(0, at),
  { ...(tokens[at] as Token), word: { ...wordOf('set'), form: FORM.s } },
  ...tokens.slice(at + 1),
];

/** “Example: run({ prompt: "Write a function" })” */
const isExample = (tokens: readonly Token[], start: number) =>
  EXAMPLES.has((tokens[start] as Token).word) && (tokens[start + 1]?.gap ?? GAP.none) >= GAP.comma;
const EXAMPLES = new WordSet('example examples');

/** “What changed on this flag recently?” is asked of the tool. */
const isQuestion = (text: string, { end }: Token) => text[end] === '?';

/**
 * The first verb of the opening sentence. Openers such as “this tool allows you to” are passed over; a verb further
 * inside counts only where it is plainly said of the tool (“… tool that searches”, “the command looks up”).
 */
function leadActs(text: string, pointer: string, tokens: readonly Token[], start: number, stop: number): Act[] {
  // “To invoke a command, set …”: how it is used, not what it does.
  if (start > 0 && (tokens[start] as Token).word.text === 'to') return [];
  let plain = true;
  let inside = false;
  for (let i = start; i < stop && i < start + 16; i++) {
    const { word, gap } = tokens[i] as Token;
    const { form } = word;
    // “Screen ETFs (Exchange-Traded Funds)”
    if (i > start) inside = staysInside(text, (tokens[i - 1] as Token).end, (tokens[i] as Token).start, inside);
    if (inside && form !== FORM.base) continue;
    const made = madeTo(tokens, i, stop);
    if (made !== undefined) return [asMade(act(text, pointer, tokens, made, 'lead'))];
    const verb = word.verb ?? (word.bound && plain ? boundAt(tokens, i) : undefined);
    if (isGuide(tokens, i, start)) return [guiding(text, pointer, tokens, start, i)];
    const opener =
      !(i === start && SWITCHES.has(word) && !isHelp(tokens, i, stop)) &&
      (OPENERS.has(word) || (verb === undefined && word.text.endsWith('ly'))) &&
      (verb === undefined || (verb.weak && word.bound === undefined) || i > start);
    if (i > start && gap >= GAP.clause) plain = true;
    if (
      verb !== undefined &&
      !opener &&
      !DETERMINERS.has(word) &&
      !isLabel(text, tokens, i) &&
      !isNamed(tokens, i) &&
      form !== FORM.ed &&
      !nounAt(tokens, i, stop) &&
      !isAdvice(tokens, i) &&
      !TRAILING.test(text[(tokens[i] as Token).end] ?? '') &&
      stands(tokens, i, plain)
    )
      return sharing(
        askedFor(
          tokens,
          i,
          act(text, pointer, tokens, i, 'lead'),
          isAsked(tokens[i + 1]) ? [] : coordinated(text, pointer, tokens, i, stop, 'lead'),
        ),
      );
    if (!opener) plain = false;
    // “Allows the organizer of a meeting to send …”: whoever it is, the call does it.
    if (ALLOWING.has(word) && verb?.sense === 'vague') {
      const wish = purposeAfter(tokens, i, stop);
      if (wish !== undefined) {
        i = wish;
        plain = true;
        continue;
      }
    }
    if (BLOCKERS.has(word)) {
      const wish = wishAfter(tokens, i) ?? (isUse(tokens, start, i) ? purposeAfter(tokens, i, stop) : undefined);
      if (wish === undefined) return [];
      i = wish;
      plain = true;
    }
  }
  return [];
}

/** “Make the bot look at a block” moves it, whatever else looking is. */
const asMade = (made: Act): Act => (SENSES[made.sense] === 'Read' ? meaning(made, 'control') : made);

/** “Use after ingesting files to run the pipeline”: what it is used for is what it does. */
const isUse = (tokens: readonly Token[], start: number, i: number) =>
  i === start + 1 && (tokens[start] as Token).word.text === 'use' && (tokens[i] as Token).word.text !== 'when';

/** `limit=`, “playing?”: a parameter, and what is asked. */
const TRAILING = /[=?]/;

/** “Test if permissions are present to add triggers”: nothing is added. */
const isAsked = (token: Token | undefined) => token?.word.text === 'if' || token?.word.text === 'whether';

function bodyActs(
  text: string,
  pointer: string,
  tokens: readonly Token[],
  start: number,
  stop: number,
  names: ReadonlySet<string>,
): Act[] {
  let i = start;
  let will = false;
  let subject = false;
  for (; i < stop && i < start + 7; i++) {
    const { word } = tokens[i] as Token;
    if (word.verb !== undefined && (word.form === FORM.s || will) && word.form !== FORM.ed && word.form !== FORM.ing)
      break;
    if (
      !SUBJECTS.has(word) &&
      !NEGATIONS.has(word) &&
      word.text !== 'does' &&
      !word.text.endsWith('ly') &&
      !names.has(word.text)
    )
      return [];
    subject ||= word.text === 'this' || word.text === 'it' || word.text === 'tool';
    will ||= word.text === 'will' || word.text === 'can' || word.text === 'may' || (word.text === 'does' && subject);
  }
  const head = tokens[i];
  if (head?.word.verb === undefined || i >= stop || i >= start + 7) return [];
  const { verb, sense } = head.word.verb;
  // “Drops all tables first”; “calls a service” is how it works.
  const noun = NOUNLIKE.has(verb) && (verb === 'call' || !DETERMINERS.has(tokens[i + 1]?.word));
  if ((i === start && noun) || isQuoted(text, head)) return [];
  if (tokens[i + 1]?.word.text === 'of' || isSubject(tokens, i) || isItem(tokens, i)) return [];
  if ((sense === 'vague' && verb !== 'make') || head.word.text === 'accepts') return [];
  const said = act(text, pointer, tokens, i, 'body');
  return said.sense === 'vague' ? [] : [said, ...coordinated(text, pointer, tokens, i, stop, 'body')];
}
