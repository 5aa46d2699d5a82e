/** An object with any member names, `__proto__` included. */
export function record<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const object = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) object[key] = value;
  return object;
}

/** Characters that are invisible, reorder text or end a line somewhere; written as escapes. */
const INVISIBLE = /[\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;

/** A string in double quotes that means the same in JSON, YAML, TOML, Rego and CEL. */
export const quote = (text: string): string => escapeInvisible(JSON.stringify(text));

export const jsonText = (value: unknown): string => `${escapeInvisible(JSON.stringify(value, null, 2))}\n`;

/** Whether a name can be written in UTF-8 and is not blank. */
export const isWritable = (name: string): boolean => name.trim() !== '' && name.isWellFormed();

/** A comment’s text on one line, in any language with line comments. */
export const oneLine = (text: string): string => escapeInvisible(text).replace(/[\u0000-\u001f]+/g, ' ');

function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
