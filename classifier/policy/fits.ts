import type { ArgumentSchema } from './schema.ts';

/**
 * Whether an argument is what a condition on its role supposes. A role is read from a name's last word, and a condition on
 * what only shares that word would refuse ordinary calls: an element's reference on a page is no branch, a path in a URL no file.
 */

/** A branch that the call changes; not one that it starts from, compares with, proposes a merge into or names as a setting. */
export function isChangedBranch(argument: ArgumentSchema, tool: string): boolean {
  const name = lastName(argument);
  const says = argument.description;
  if (/^(?:base|from|source|head|start|upstream|compare|main|default)|(?:_|-)?(?:base|from|source|head)$/i.test(name))
    return false;
  if (/(?:merge|pull)[_-]?request/i.test(tool) && /^target/i.test(name)) return false;
  return (/branch/i.test(name) || /\b(?:branch|git)\b/i.test(says)) && !/^(?:optional:? )?source\b/i.test(says);
}

/** A path of files; not one of URLs, routes, work items or the like. */
export function isFilePath({ path, description }: ArgumentSchema): boolean {
  const words = path.filter((step) => step !== null).flatMap((step) => step.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/));
  const elsewhere = /^(?:http|url|uri|routes?|area|iterations?|fields|return)$/i;
  return !words.some((word) => elsewhere.test(word)) && !/\b(?:regex|url paths?|http)\b/i.test(description);
}

/** Going down into folders endangers something only where the tool removes or replaces what is there. */
export const skipsProtection = (argument: ArgumentSchema, isDestructive: boolean): boolean =>
  isDestructive || !/recursive/i.test(lastName(argument));

/** A statement that may read: where the tool is there to change something, only a person can judge it. */
export const mayOnlyRead = (argument: ArgumentSchema, tool: string): boolean =>
  !/^(?:create|alter|drop|insert|update|delete|modify|truncate|rollback|write|migrate)(?![a-z])/i.test(tool) &&
  !/rollback/i.test(lastName(argument));

/** The last member name of an argument. */
const lastName = ({ path }: ArgumentSchema): string => path.findLast((step) => step !== null) ?? '';
