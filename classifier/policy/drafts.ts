import type { Parameter } from '../../data/schema/index.ts';
import * as patterns from './patterns.ts';
import { isArbitrary, type Subject } from './posture.ts';
import { argumentName, type ArgumentSchema } from './schema.ts';
import type { Condition, ConditionKind, PlaceholderId, Posture, Test, Values } from './types.ts';

/** A condition before the posture says what happens where it does not hold. */
export type Draft = Omit<Condition, 'otherwise'>;

/** A branch that is read from, not written to. */
const SOURCE_BRANCH = /^(?:base|from|source|head|start|upstream|compare)|(?:_|-)?(?:base|from|source|head)$/i;

/** What the role of one parameter asks of its value. */
export function draftsFor(
  { role, dialect }: Parameter,
  argument: ArgumentSchema,
  subject: Subject,
  posture: Posture,
  values: Values,
): Draft[] {
  const changes = subject.category !== 'Read';
  const each = argument.type === 'array' ? { ...argument, path: [...argument.path, null], type: undefined } : argument;
  const textual = each.type === undefined || each.type === 'string';
  switch (role) {
    case 'path':
      return textual && !subject.qualifiers.includes('raw-api') ? [workspace(each, posture, values)] : [];
    case 'url':
    case 'host':
      return textual ? addresses(each, role, subject, posture, values) : [];
    case 'query': {
      const test = patterns.readOnlyStatement(dialect);
      const needed = subject.category === 'Read' || subject.effects.includes('runs-code');
      return test && textual && needed
        ? [draft(argument, 'read-only', test, 'is a single statement that only reads', STATEMENT_REASON, 'fail')]
        : [];
    }
    case 'amount':
      return changes
        ? [
            draft(
              each,
              'ceiling',
              { op: 'between', min: 0, max: values.ceiling },
              `is at most ${values.ceiling}`,
              'A ceiling bounds what one wrong call can cost.',
              'fail',
              'ceiling',
            ),
          ]
        : [];
    case 'force':
      return changes && argument.type !== 'string'
        ? [
            draft(
              argument,
              'flag',
              { op: 'one-of', values: [false] },
              'is false or left out',
              'Forcing skips the check that protects what exists.',
              argument.default === true ? 'fail' : 'pass',
            ),
          ]
        : [];
    case 'branch':
      return changes && textual && !SOURCE_BRANCH.test(lastName(argument))
        ? [
            draft(
              each,
              'branches',
              patterns.names(values.branches),
              `is one of ${listed(values.branches)}`,
              'A change on a branch of its own can be reviewed before it counts.',
              'fail',
              'branches',
            ),
          ]
        : [];
    case 'ids':
      return changes && argument.type === 'array'
        ? [
            draft(
              argument,
              'size',
              { op: 'at-most-items', max: values.items },
              `has at most ${counted(values.items)}`,
              'A bounded list bounds what one wrong call can change.',
              'fail',
              'items',
            ),
          ]
        : [];
    case 'limit':
      return subject.effects.includes('reads-private') && subject.effects.includes('bulk') && textlessNumber(argument)
        ? [
            draft(
              argument,
              'size',
              { op: 'between', min: 0, max: values.items },
              `is at most ${values.items}`,
              'A bounded page bounds how much private data one call returns.',
              typeof argument.default === 'number' && argument.default <= values.items ? 'pass' : 'fail',
              'items',
            ),
          ]
        : [];
    default:
      return [];
  }
}

const STATEMENT_REASON = 'A statement that only reads cannot change or drop what is stored.';

function workspace(argument: ArgumentSchema, posture: Posture, values: Values): Draft {
  const says = argument.description.toLowerCase();
  const reason = 'A path outside the workspace reaches files that the task does not need, such as keys and settings.';
  if (/\brelative\b/.test(says) && !/\babsolute\b/.test(says))
    return draft(argument, 'workspace', patterns.relativePath(), 'is a relative path without “..”', reason);
  const relative = posture !== 'strict' && !/\babsolute\b/.test(says);
  const words = `is inside ${values.workspace}${relative ? ' or relative without “..”' : ''}`;
  const test = patterns.insideFolder(values.workspace, relative);
  return draft(argument, 'workspace', test, words, reason, undefined, 'workspace');
}

/** Never a private address; and, where content leaves or something changes, only hosts of the reader's list. */
function addresses(
  argument: ArgumentSchema,
  role: 'url' | 'host',
  subject: Subject,
  posture: Posture,
  { hosts }: Values,
): Draft[] {
  if (!subject.effects.includes('open-egress') && !isArbitrary(subject)) return [];
  const isUrl = role === 'url';
  const isPublic = draft(
    argument,
    'public-address',
    isUrl ? patterns.publicUrl(hosts) : patterns.publicHost(hosts),
    isUrl ? 'is a URL with a public host name' : 'is a public host name',
    'Private addresses lead to machines and metadata inside the network.',
  );
  const listedOnly = posture === 'strict' || (posture === 'recommended' && subject.category !== 'Read');
  if (!listedOnly && !subject.qualifiers.includes('egress-content')) return [isPublic];
  const isListed = draft(
    argument,
    'hosts',
    isUrl ? patterns.urlOnHosts(hosts) : patterns.hostOnList(hosts),
    isUrl ? `is a URL on ${listed(hosts)}` : `is ${listed(hosts)}`,
    'Any other host may be an attacker’s, or a machine inside the network.',
    undefined,
    'hosts',
  );
  return [isPublic, isListed];
}

function draft(
  argument: ArgumentSchema,
  kind: ConditionKind,
  test: Test,
  words: string,
  reason: string,
  absent: 'pass' | 'fail' = 'pass',
  placeholder?: PlaceholderId,
): Draft {
  return {
    kind,
    argument: argument.path,
    test,
    absent: argument.required ? 'fail' : absent,
    words: `\`${argumentName(argument.path)}\` ${words}`,
    reason,
    ...(placeholder && { placeholder }),
  };
}

const lastName = ({ path }: ArgumentSchema): string => path.findLast((step) => step !== null) ?? '';
const textlessNumber = ({ type }: ArgumentSchema): boolean =>
  type === undefined || type === 'number' || type === 'integer';
const counted = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;

function listed(items: readonly string[]): string {
  if (items.length === 0) return 'nothing (the list is empty)';
  return items.length === 1 ? items[0]! : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
