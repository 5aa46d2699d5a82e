import type { ParameterFact } from './types.ts';

/**
 * Parameters with what a docstring in the description says of them, where their schema says nothing: servers in Python
 * often document their arguments there only. Google, NumPy, Sphinx and JSDoc styles; texts keep their own letters and
 * line breaks, so that a quote of one stands in the description.
 */
export function withDocstring(parameters: readonly ParameterFact[], description: string): readonly ParameterFact[] {
  if (!parameters.some(isUntold)) return parameters;
  const said = argumentsIn(description);
  if (said === undefined) return parameters;
  return parameters.map((parameter) => {
    const text = isUntold(parameter) ? said.get(parameter.name) : undefined;
    return text === undefined ? parameter : { ...parameter, description: text, descriptionPointer: '/description' };
  });
}

const isUntold = ({ depth, description }: ParameterFact) => depth === 0 && description === '';

/** What a docstring says of each argument, by its name. */
function argumentsIn(description: string): Map<string, string> | undefined {
  const head = HEAD.exec(description);
  if (head !== null) return inSection(description.slice(head.index + head[0].length));
  if (!FIELD.test(description)) return undefined;
  return new Map([...description.matchAll(FIELDS)].map(([, name, text]) => [name as string, (text as string).trim()]));
}

const HEAD = /(?:^|\n)[ \t]*(?:(?:Args|Arguments|Params|Parameters):[ \t]*\n|Parameters[ \t]*\n[ \t]*-{3,}[ \t]*\n)/;
/** Cheap to find that there is none, as in most texts. */
const FIELD = /[:@]param\b/;
const FIELDS = /(?:^|\n)[ \t]*[:@]param[ \t]+(?:\{[^}\n]*\}[ \t]*)?(?:\w+[ \t]+(?=\w+:))?(\w+):?[ \t]*([^\n]*)/g;

/** Entries of one indentation, each with its name first; what is indented further belongs to the one before. */
function inSection(section: string): Map<string, string> {
  const said = new Map<string, string>();
  let indent: number | undefined;
  let entry: { name: string; start: number; end: number } | undefined;
  const keep = () => {
    if (entry !== undefined) said.set(entry.name, section.slice(entry.start, entry.end).trim());
  };
  let at = 0;
  for (const line of section.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (line.trim() === '') continue;
    const depth = line.length - line.trimStart().length;
    indent ??= depth;
    if (depth < indent || (depth === indent && SECTION.test(line))) break;
    if (depth > indent) {
      if (entry !== undefined) entry.end = start + line.length;
      continue;
    }
    keep();
    const named = ENTRY.exec(line);
    entry =
      named === null
        ? undefined
        : { name: named[1] as string, start: start + named[0].length, end: start + line.length };
  }
  keep();
  return said;
}

/** `- **name** (type, optional): …`, `name : type`. */
const ENTRY = /^[ \t]*(?:[-*•][ \t]+)?[*`]*(\w+)[*`]*(?:[ \t]*\([^)]*\))?[ \t]*(?::[ \t]*|[-–—][ \t]+|$)/;
const SECTION = /^[ \t]*(?:Returns?|Raises|Yields|Examples?|Notes?)\b[ \t]*:?[ \t]*$/;
