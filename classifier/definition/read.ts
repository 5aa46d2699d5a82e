import type { RawTool } from '../../data/schema/index.ts';
import { type NameWord, wordsOfName } from '../text/names.ts';
import { mapped } from '../text/packed.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import { makeAct } from './act.ts';
import { actsOf } from './acts.ts';
import { withDocstring } from './docstring.ts';
import { foreignActs } from './foreign.ts';
import { withoutEvent } from './listener.ts';
import { indirectActs } from './indirect.ts';
import { nameActs } from './name.ts';
import { nameTraitsOf } from './name-trait.ts';
import { rpcActs } from './rpc.ts';
import { readParameters } from './parameters.ts';
import { inContext } from './context/index.ts';
import { managed } from './managed.ts';
import { standingActs } from './standing.ts';
import type { Act, Definition, ParameterFact, ServerFacts } from './types.ts';
import { Vocabulary } from './vocabulary.ts';

const NO_WORDS: ReadonlySet<string> = new Set();

/** A tool's definition as the signals read it; each part is made once, when it is first asked for. */
export class ToolDefinition implements Definition {
  readonly tool: RawTool;
  readonly server: ServerFacts;
  readonly description: string;
  readonly title: string;
  readonly name: readonly NameWord[];
  readonly nameWords: readonly string[];
  readonly whole: ToolDefinition;
  readonly #action: readonly Act[] | undefined;
  readonly #made: unknown[] = [];
  #tokens?: readonly Token[];
  #vocabulary?: Vocabulary;
  #parameters?: readonly ParameterFact[];
  #nameTraits?: readonly number[];
  #acts?: readonly Act[];
  #standing?: readonly Act[];

  /** `action`: the acts of one value of an argument, which then stand for the whole tool's. */
  constructor(tool: RawTool, server: ServerFacts, action?: readonly Act[], whole?: ToolDefinition) {
    this.tool = tool;
    this.server = server;
    this.description = typeof tool.description === 'string' ? tool.description : '';
    this.title = titleOf(tool);
    this.whole = whole ?? this;
    this.#action = action;
    this.name =
      whole === undefined ? withoutPrefix(server.cut.get(tool.name) ?? wordsOfName(tool.name), server) : whole.name;
    this.nameWords = whole === undefined ? mapped(this.name, ({ word }) => word.noun) : whole.nameWords;
  }

  once<T>(make: (definition: Definition) => T): T {
    const made = this.#made;
    for (let i = 0; i < made.length; i += 2) if (made[i] === make) return made[i + 1] as T;
    const value = make(this);
    made.push(make, value);
    return value;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= this.whole === this ? tokenise(this.description) : this.whole.tokens);
  }

  get vocabulary(): Vocabulary {
    return (this.#vocabulary ??= this.whole === this ? new Vocabulary(this.name, this.tokens) : this.whole.vocabulary);
  }

  get parameters(): readonly ParameterFact[] {
    return (this.#parameters ??= this.whole === this ? this.#read() : this.whole.parameters);
  }

  #read(): readonly ParameterFact[] {
    return withDocstring(readParameters(this.tool.inputSchema), this.description);
  }

  get nameTraits(): readonly number[] {
    return (this.#nameTraits ??= this.whole === this ? nameTraitsOf(this.parameters) : this.whole.nameTraits);
  }

  get acts(): readonly Act[] {
    return (this.#acts ??= this.#action ??
      this.#called() ?? [
        ...nameActs(this.tool.name, '/name', withoutEvent(this.name), 'name'),
        ...(this.title === ''
          ? []
          : actsOf(this.title, titlePointer(this.tool), tokenise(this.title, 200), NO_WORDS).map((act) =>
              makeAct({ ...act, from: 'title' }),
            )),
        ...this.#described(),
      ]);
  }

  /** What a description that is only the address of a procedure says; its name is that of the tool. */
  #called(): Act[] | undefined {
    const acts = rpcActs(this.description);
    return acts === undefined || acts.length === 0 ? undefined : acts;
  }

  /** What the description says; one in another language is read only where English finds nothing. */
  #described(): Act[] {
    const acts = actsOf(this.description, '/description', this.tokens, this.server.words);
    if (acts.some(({ from, sense }) => from === 'lead' && sense !== 'vague')) return acts;
    const indirect = indirectActs(this.description, '/description', this.tokens);
    if (indirect.length > 0) return [...indirect, ...acts];
    return acts.some(({ from }) => from === 'lead') ? acts : [...acts, ...foreignActs(this.description)];
  }

  /** What the acts come to. */
  #done(): readonly Act[] {
    const standing = standingActs(this.#beforeClaim());
    const act = managed(this, standing);
    return act === undefined ? standing : [act];
  }

  /** Without what is said after the claim that the tool only reads: “Read-only. Publishing goes through …” is done elsewhere. */
  #beforeClaim(): readonly Act[] {
    // Most texts claim nothing, and to find that costs less.
    const at = this.description.includes('Read-only.') ? this.description.search(READ_ONLY) : -1;
    return at < 0
      ? this.acts
      : this.acts.filter(
          ({ from, quote }) => from === 'name' || from === 'title' || this.description.indexOf(quote) < at,
        );
  }

  get standing(): readonly Act[] {
    return (this.#standing ??= inContext(this, this.#action ?? this.#done()));
  }

  get annotations(): Readonly<Record<string, unknown>> {
    const { annotations } = this.tool;
    return typeof annotations === 'object' && annotations !== null ? (annotations as Record<string, unknown>) : {};
  }
}

const READ_ONLY = /(?:^|\n)Read-only\.(?:\s|$)/;

function titleOf(tool: RawTool): string {
  if (typeof tool.title === 'string') return tool.title;
  const { annotations } = tool;
  const title =
    typeof annotations === 'object' && annotations !== null ? (annotations as { title?: unknown }).title : '';
  return typeof title === 'string' ? title : '';
}

const titlePointer = (tool: RawTool) => (typeof tool.title === 'string' ? '/title' : '/annotations/title');

/** A last word of a name that says nothing of what is done: `create_issue_tool`, `users_list_v2`. */
const TAILS = /^(?:tool|v\d{1,2})$/;

/** The words of the name after the server's own name or the prefix that its tools share. */
function withoutPrefix(words: readonly NameWord[], server: ServerFacts): readonly NameWord[] {
  let from = 0;
  while (from < words.length - 1) {
    const { word } = words[from] as NameWord;
    const shared = server.prefix.includes(word.text);
    const own =
      shared || server.words.has(word.text) || word.text === 'mcp' || word.text === 'api' || word.text === 'tool';
    if (!own || (word.verb !== undefined && !shared)) break;
    from++;
  }
  const to = words.length > from + 1 && TAILS.test(words.at(-1)?.word.text ?? '') ? words.length - 1 : words.length;
  return from === 0 && to === words.length ? words : words.slice(from, to);
}
