import type { RawTool } from '../../data/schema/index.ts';
import type { Sense } from '../lexicon/senses.ts';
import type { Token } from '../text/tokens.ts';
import type { NameWord } from '../text/names.ts';
import type { Word } from '../text/word.ts';
import type { ParameterName } from './parameter-name.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of the server around a tool. */
export interface ServerContext {
  server: string;
  siblings: readonly RawTool[];
  instructions?: string;
  description?: string;
}

/** A place in the definition: the string there, or the key, holds the words. */
export interface Place {
  pointer: string;
  quote: string;
}

/** One thing that the definition says the tool does: a verb, what it comes to, and its object. */
export interface Act extends Place {
  verb: string;
  sense: Sense;
  /** The verb decides little by itself. */
  weak: boolean;
  /** The object's words, lower case and singular, in order. */
  object: readonly string[];
  from: 'name' | 'title' | 'lead' | 'body' | 'action';
  negated: boolean;
  /** Said in another language than English: surer than nothing, less sure than a name. */
  foreign: boolean;
  /** Of a name: the verb leads it, rather than standing among its nouns. */
  leading: boolean;
}

export interface ParameterFact {
  pointer: string;
  name: string;
  /** What its name says by itself. */
  known: ParameterName;
  words: readonly Word[];
  type: string;
  format: string;
  pattern: string;
  description: string;
  /** Where the description stands: in the schema, or in a docstring. */
  descriptionPointer: string;
  values: readonly string[];
  /** Where the values stand, for quoting. */
  valuesPointer: string;
  required: boolean;
  depth: number;
}

/** A tool's definition as the signals read it; each part is made once and only when asked for. */
export interface Definition {
  readonly tool: RawTool;
  readonly server: ServerFacts;
  readonly description: string;
  readonly title: string;
  /** The words of the name without the server's own prefix. */
  readonly name: readonly NameWord[];
  /** The same, lower case and singular. */
  readonly nameWords: readonly string[];
  readonly tokens: readonly Token[];
  /** Every singular word of the name and of the description's beginning. */
  readonly vocabulary: Vocabulary;
  readonly parameters: readonly ParameterFact[];
  /** The traits of the parameters' names, a bit each. */
  readonly nameTraits: readonly number[];
  readonly acts: readonly Act[];
  /** What counts after names lead, descriptions correct and schemas confirm. */
  readonly standing: readonly Act[];
  readonly annotations: Readonly<Record<string, unknown>>;
  /** The tool's own definition, where this is one of an action of it. */
  readonly whole: Definition;
  /** What is made from a definition is kept with it: made once, when it is first asked for. */
  once<T>(make: (definition: Definition) => T): T;
}

/** What the siblings and the server's own words tell, made once for a server. */
export interface ServerFacts {
  readonly names: ReadonlySet<string>;
  /** The words of each tool's name. */
  readonly cut: ReadonlyMap<string, readonly NameWord[]>;
  readonly prefix: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly kinds: ReadonlySet<ServerKind>;
  /** It tells which folders it may read, and so reads no others. */
  readonly confined: boolean;
  /** It says that it reads what its user is building or has: “your app”. */
  readonly own: boolean;
  /** How many siblings change things. */
  readonly writers: number;
  readonly size: number;
}

export type ServerKind =
  | 'browser'
  | 'database'
  | 'mail'
  | 'chat'
  | 'payment'
  | 'local'
  | 'device'
  | 'gateway'
  | 'identity'
  | 'social'
  | 'cloud'
  | 'public'
  | 'finance';
