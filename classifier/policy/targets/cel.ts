import { writtenPatterns } from '../test-value.ts';
import type { Condition, Test } from '../types.ts';
import { quote } from './text.ts';

/** A condition as a CEL expression over an object of arguments; it is false or an error where the condition does not hold. */
export function celCondition({ argument, test, absent }: Condition, root: string): string {
  const keys = argument.filter((step) => step !== null);
  const holders = keys.map((_, depth) =>
    keys.slice(0, depth).reduce((object, key) => `${object}[${quote(key)}]`, root),
  );
  const present = keys.map((key, depth) => `${quote(key)} in ${holders[depth]}`);
  const value = keys.reduce((object, key) => `${object}[${quote(key)}]`, root);
  const body = argument.includes(null)
    ? `type(${value}) == list && ${value}.all(item, ${celTest('item', test)})`
    : celTest(value, test);
  if (absent === 'fail') return [...present, body].join(' && ');
  const missing = [`!has(${root})`, ...present.map((step) => `!(${step})`)].join(' || ');
  return `(${missing} || (${body}))`;
}

function celTest(value: string, test: Test): string {
  switch (test.op) {
    case 'one-of':
      return `(${test.values.map((item) => `${typeTest(value, item)} && ${value} == ${literal(item)}`).join(' || ') || 'false'})`;
    case 'between':
      return `type(${value}) in [int, uint, double] && ${value} >= ${double(test.min)} && ${value} <= ${double(test.max)}`;
    case 'at-most-items':
      return `type(${value}) == list && size(${value}) <= ${test.max}`;
    case 'matches': {
      const { whole, without } = writtenPatterns(test);
      const not = without === undefined ? '' : ` && !${value}.matches(${quote(without)})`;
      return `type(${value}) == string && ${value}.matches(${quote(whole)})${not}`;
    }
  }
}

const typeTest = (value: string, item: string | number | boolean): string =>
  typeof item === 'number'
    ? `type(${value}) in [int, uint, double]`
    : `type(${value}) == ${typeof item === 'string' ? 'string' : 'bool'}`;

const literal = (item: string | number | boolean): string =>
  typeof item === 'string' ? quote(item) : typeof item === 'number' ? double(item) : String(item);

const double = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
