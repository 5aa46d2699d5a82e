import type { ParameterFact } from '../definition/types.ts';
import { set } from '../text/set.ts';

/** Arguments whose values may be listed in words only. */
const TOLD = set('action operation op subcommand cmd command verb act');

/** “Action to perform: 'get', 'start' or 'stop'”: values that only the words list, or the pattern that they must match. */
export function told(parameter: ParameterFact, chosen: string): ParameterFact | undefined {
  const { description, descriptionPointer, pattern, pointer } = parameter;
  if (!isTold(parameter, chosen)) return undefined;
  const among = ALTERNATIVES.exec(pattern)?.[1]?.split('|');
  if (among !== undefined && among.length > 1)
    return { ...parameter, values: among, valuesPointer: `${pointer}/pattern` };
  const values = valuesIn(description.slice(0, 600));
  return values.length < 2 ? undefined : { ...parameter, values, valuesPointer: descriptionPointer };
}

const isTold = ({ depth, type }: ParameterFact, chosen: string) =>
  depth === 0 && (type === 'string' || type === '') && TOLD.has(chosen);

/**
 * Values that the tool's description lists below “Operations:”, a line for each, “- void: cancels it”, or for several,
 * “Delete: delete, void”.
 */
export function toldBelow(parameter: ParameterFact, chosen: string, description: string): ParameterFact | undefined {
  const heading = isTold(parameter, chosen) ? HEADING.exec(description.slice(0, 3000)) : null;
  if (heading === null) return undefined;
  const values = valuesBelow(description.slice(heading.index + heading[0].length));
  return values.length < 2 ? undefined : { ...parameter, values, valuesPointer: '/description' };
}

function valuesBelow(text: string): string[] {
  const values: string[] = [];
  for (const line of text.split('\n')) {
    const row = SEVERAL.exec(line)?.[1]?.split(',') ?? NAMED.exec(line)?.slice(1);
    if (row !== undefined) values.push(...row.map((value) => value.trim()));
    else if (line.trim() === '' ? values.length > 0 : !INDENTED.test(line)) break;
  }
  return [...new Set(values)];
}

/** Values in quotes, each at the beginning of a line, or one after the other after a colon or at the very beginning. */
function valuesIn(text: string): string[] {
  const quoted = [...text.matchAll(QUOTED)].map(([, value]) => value as string);
  if (quoted.length > 1) return quoted;
  const lines = [...text.matchAll(LINE)].map(([, value]) => value as string);
  if (lines.length > 1) return lines;
  return ROW.exec(text)?.[1]?.split(BETWEEN) ?? [];
}

const VALUE = '[A-Za-z][\\w./-]*\\w';
const QUOTED = /['"`]([a-z][\w-]{1,30})['"`]/g;
const LINE = new RegExp(`^\\s*[-*•]\\s*(${VALUE})\\s*(?:[:(–—-]|$)`, 'gm');
const HEADING = /^[ \t#*]*(?:[A-Za-z]+ )?(?:operations|actions|commands|subcommands)\b[^\n:]{0,40}:[ \t*]*$/im;
const SEVERAL = new RegExp(
  `^\\s*(?:[-*•]\\s*)?(?:[A-Z][\\w /&-]{0,30}:\\s*)?(${VALUE}(?:\\s*,\\s*${VALUE})*)\\s*(?:\\([^)]*\\))?\\s*$`,
);
const NAMED = new RegExp(`^\\s*(?:[-*•]\\s*)?['"\`*]*(${VALUE})['"\`*]*\\s*(?:\\([^)]*\\)\\s*)?[:–—-]\\s`);
const INDENTED = /^(?: {4,}|\t)/;
const JOINT = '\\s*(?:,\\s*(?:or\\s+|and\\s+)?|\\||\\s/\\s|\\sor\\s|\\sand\\s)\\s*';
const ROW = new RegExp(`(?:^|[:(]\\s*|\\bone of\\s+|\\beither\\s+)(${VALUE}(?:${JOINT}${VALUE})+)\\s*(?:[.);]|$)`, 'i');
const BETWEEN = new RegExp(JOINT);
/** `^(list|get|delete)$` */
const ALTERNATIVES = /^\^?\((?:\?:)?([A-Za-z][\w./|-]*)\)\$?$/;
