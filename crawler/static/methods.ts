import { isPlain, objectOf, open, UNKNOWN } from './values.ts';

/** A longer text is cut, or not known. */
export const TEXT = 200_000;

/** What a method of a text returns. */
export function textMethod(text: string, name: string, args: unknown[]): unknown {
  const [first, second] = args;
  if (name === 'trim') return text.trim();
  if (name === 'toLowerCase') return text.toLowerCase();
  if (name === 'toUpperCase') return text.toUpperCase();
  if (name === 'concat' && args.every((value) => typeof value === 'string'))
    return (text + args.join('')).slice(0, TEXT);
  if ((name === 'replace' || name === 'replaceAll') && typeof first === 'string' && typeof second === 'string')
    return text.split(first).length > 1_000 ? UNKNOWN : text[name](first, () => second);
  return UNKNOWN;
}

/** What `Object.keys` and its kin return. */
export function objectMethod(name: string, args: unknown[]): unknown {
  const [first] = args;
  if (name === 'freeze' || name === 'seal') return first;
  if (!isPlain(first) || open.has(first)) return UNKNOWN;
  if (name === 'keys') return Object.keys(first);
  if (name === 'values') return Object.values(first);
  if (name === 'assign') return args.every(isPlain) ? objectOf(Object.assign({}, ...args)) : UNKNOWN;
  return UNKNOWN;
}
