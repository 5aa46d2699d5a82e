import { ELSEWHERE } from '../definition/role-fits.ts';
import type { ArgumentSchema } from './schema.ts';

/**
 * Whether an argument is what a condition on its role supposes. The role comes from the argument's own name and words; a
 * condition on what only shares them would refuse ordinary calls, so what holds the argument is looked at as well.
 */

/** A branch that the call changes; not one that it starts from, compares with, proposes a merge into or names as a setting. */
export function isChangedBranch(argument: ArgumentSchema, tool: string): boolean {
  const name = lastName(argument);
  const says = argument.description;
  if (/^(?:base|from|source|head|start|upstream|compare|main|default)|(?:_|-)?(?:base|from|source|head)$/i.test(name))
    return false;
  if (/(?:merge|pull)[_-]?request/i.test(tool) && /^target/i.test(name)) return false;
  // Other names in a repository are commits, tags and stashes.
  return /branch/i.test(`${name} ${says}`) && !/^(?:optional:? )?source\b/i.test(says);
}

/** Nodes, pages, secrets and records that are found by a path of their own. */
const NODE_NAME = /(?:instance|node|page|secret|object)_?paths?$/i;
const NODE_WORDS =
  /\b(?:instance|document|wiki) (?:page )?paths?\b|\bpath of the (?:instance|page|wiki page)\b|\bgame\.[A-Z]/i;

/** A path of files; not one in a URL, a route or a record, of a node or a page, a title or a file's content. */
export function isFilePath(argument: ArgumentSchema): boolean {
  const { path, description } = argument;
  const isNode = NODE_NAME.test(lastName(argument)) || NODE_WORDS.test(description);
  if (isNode && !/\bfile\b/i.test(description)) return false;
  const holders = path.slice(0, -1).flatMap((step) => step?.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/) ?? []);
  return (
    !holders.some((word) => ELSEWHERE.has(word.toLowerCase().replace(/s$/, ''))) &&
    !/^(?:\w+ )?(?:url\b|base64\b(?!.*\bpath\b))|\b(?:regex|title|slug)\b/i.test(description)
  );
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
