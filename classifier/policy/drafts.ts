import type { Parameter, ToolVerdict } from '../../data/schema/index.ts';
import { allowed, draft, type Draft } from './draft.ts';
import { isChangedBranch, isFilePath, mayOnlyRead, skipsProtection } from './fits.ts';
import { decimalUpTo } from './numbers.ts';
import * as patterns from './patterns.ts';
import { addresses, workspace } from './places.ts';
import type { Subject } from './posture.ts';
import type { ArgumentSchema } from './schema.ts';
import type { Posture, Values } from './types.ts';

/** What the role of one parameter asks of its value. */
export function draftsFor(
  { role, dialect }: Parameter,
  argument: ArgumentSchema,
  subject: Pick<ToolVerdict, keyof Subject | 'name' | 'parameters'>,
  posture: Posture,
  values: Values,
): Draft[] {
  const changes = subject.category !== 'Read';
  const each = argument.type === 'array' ? { ...argument, path: [...argument.path, null], type: undefined } : argument;
  const textual = each.type === undefined || each.type === 'string';
  switch (role) {
    case 'path':
      return textual && isFilePath(argument) && !subject.qualifiers.includes('raw-api')
        ? [workspace(each, posture, values)]
        : [];
    case 'url':
    case 'host':
      return textual ? addresses(each, role, subject, posture, values) : [];
    case 'query': {
      const test = patterns.readOnlyStatement(dialect);
      const needed = subject.category === 'Read' || subject.effects.includes('runs-code');
      // Of several, a call gives the one that it means.
      const only = subject.parameters.filter((parameter) => parameter.role === 'query').length === 1;
      return test && textual && needed && mayOnlyRead(argument, subject.name)
        ? [
            draft(
              each,
              'read-only',
              test,
              'is a single statement that only reads',
              'A statement that only reads cannot change or drop what is stored.',
              only ? 'fail' : 'pass',
            ),
          ]
        : [];
    }
    case 'amount':
      return subject.effects.includes('financial') && (textual || isNumber(each))
        ? [
            draft(
              each,
              'ceiling',
              each.type === 'string' ? decimalUpTo(values.ceiling) : { op: 'between', min: 0, max: values.ceiling },
              `is at most ${values.ceiling}`,
              'A ceiling bounds what one wrong call can cost.',
              'fail',
              'ceiling',
            ),
          ]
        : [];
    case 'force':
      return changes && argument.type !== 'string' && skipsProtection(argument, subject.effects.includes('destructive'))
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
      return changes && textual && isChangedBranch(argument, subject.name)
        ? [
            draft(
              each,
              'branches',
              patterns.names(values.branches),
              `is ${allowed('an allowed branch', values.branches)}`,
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
      return subject.effects.includes('reads-private') && subject.effects.includes('bulk') && isNumber(argument)
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

const isNumber = ({ type }: ArgumentSchema): boolean => type === undefined || type === 'number' || type === 'integer';
const counted = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;
