import type { Definition } from '../definition/types.ts';

export interface Text {
  pointer: string;
  text: string;
}

/** Longest stretch of one text that is searched for traps; invisible characters are looked for in all of it. */
export const SEARCH_TO = 50_000;

/** Every text of a definition that a model reads, with its place. */
export function textsOf(definition: Definition): Text[] {
  const texts: Text[] = [{ pointer: '/name', text: definition.tool.name }];
  if (definition.description !== '') texts.push({ pointer: '/description', text: definition.description });
  if (definition.title !== '' && typeof definition.tool.title === 'string')
    texts.push({ pointer: '/title', text: definition.title });
  for (const { pointer, description, values, valuesPointer } of definition.parameters) {
    if (description !== '') texts.push({ pointer: `${pointer}/description`, text: description });
    if (valuesPointer !== '') values.forEach((text, i) => texts.push({ pointer: `${valuesPointer}/${i}`, text }));
  }
  return texts;
}
