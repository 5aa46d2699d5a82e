import type { Test } from './types.ts';

/** A number written as text, in digits and with a point: between zero and a highest one. */
export function decimalUpTo(most: number): Extract<Test, { op: 'matches' }> {
  const [whole = '0', fraction = ''] = digits(most).split('.');
  const pattern = `0*(?:${[...below(whole), `${whole}(?:\\.${fractionUpTo(fraction)})?`].join('|')})`;
  return { op: 'matches', pattern };
}

/** A number in digits without an exponent; what is smaller than a hundredth of a millionth counts as nothing. */
const digits = (value: number): string =>
  value >= 1e21 ? String(BigInt(value)) : value.toFixed(8).replace(/\.?0+$/, '');

/** Whole numbers below one, each with any fraction: shorter ones, and those that are smaller in one digit. */
function below(whole: string): string[] {
  const shorter = whole.length > 1 ? [`[0-9]{1,${whole.length - 1}}`] : [];
  return [...shorter, ...smaller(whole, '')].map((pattern) => `${pattern}(?:\\.[0-9]+)?`);
}

/** Digits that start like the text and are smaller at one place; `rest` follows where a fixed length is not asked for. */
function smaller(text: string, rest: string): string[] {
  return [...text].flatMap((digit, index) => {
    const after = rest === '' ? `[0-9]{${text.length - index - 1}}` : rest;
    return digit === '0' ? [] : [`${text.slice(0, index)}[0-${Number(digit) - 1}]${after}`];
  });
}

/** Digits after the point, up to these: the start of them, all of them, or smaller at one place. */
function fractionUpTo(fraction: string): string {
  const starts = [...fraction].map((_, index) => fraction.slice(0, index + 1)).slice(0, -1);
  const all = fraction === '' ? '0+' : `${fraction}0*`;
  return `(?:${[...smaller(fraction, '[0-9]*'), ...starts, all].join('|')})`;
}
