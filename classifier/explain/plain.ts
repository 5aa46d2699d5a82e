import type { Evidence, RawTool, Role, ToolVerdict } from '../../data/schema/index.ts';
import { pointerTokens } from '../../data/store/pointer.ts';
import { list } from '../text/list.ts';
import { ownWords } from './own-words.ts';
import { clip } from './quote.ts';
import { cite } from './source.ts';
import { ROLE_PHRASES } from './words.ts';

/** More arguments of one role than this are not named. */
const NAMED = 3;

/** Where a tool changes something, such arguments are values that it sets: a status, labels, a size. */
const READING: ReadonlySet<Role> = new Set(['filter', 'limit']);

/** A tool without effects is told by what its words name, so that two of them do not read alike. */
export function plainSentences(
  { evidence, category, parameters }: Pick<ToolVerdict, 'evidence' | 'category' | 'parameters'>,
  tool: RawTool,
  main?: Evidence,
): string[] {
  const cited = main === undefined ? '' : cite(main, tool);
  const told = new Set(['/name', ...parameters.map(({ pointer }) => pointer)]);
  const second = evidence.find(
    (fact) =>
      fact.supports === category &&
      !told.has(fact.pointer) &&
      !fact.pointer.startsWith('/annotations/') &&
      cite(fact, tool) !== cited,
  );
  const spoken = category === 'Read' ? parameters : parameters.filter(({ role }) => !READING.has(role));
  return [...(second === undefined ? [] : [alsoSentence(second, tool)]), ...argumentSentence(spoken)];
}

function alsoSentence(fact: Evidence, tool: RawTool): string {
  const own = ownWords(fact, tool);
  return own === undefined ? `Also${cite(fact, tool)}.` : `It also ${own}.`;
}

/** What the arguments carry, by role; of each role those nearest to the top. */
function argumentSentence(parameters: ToolVerdict['parameters']): string[] {
  if (parameters.length === 0) return [];
  const byRole = Map.groupBy(parameters, ({ role }) => role);
  return [`Its arguments carry ${list([...byRole].map(([role, of]) => carried(role, of)))}.`];
}

function carried(role: Role, parameters: ToolVerdict['parameters']): string {
  const paths = parameters.map(({ pointer }) => pointerTokens(pointer));
  const top = Math.min(...paths.map(({ length }) => length));
  const names = [...new Set(paths.filter(({ length }) => length === top).map((tokens) => clip(tokens.at(-1) ?? '')))];
  const [one, several] = ROLE_PHRASES[role];
  const named = list(names.slice(0, NAMED).map((name) => `“${name}”`));
  if (names.length === 1) return `${one} (${named})`;
  return names.length > NAMED ? `${several} (such as ${named})` : `${several} (${named})`;
}
