/** A function that does its work only when an argument differs from the last time; of lists, when an element does. */
export function unlessSame<Arguments extends readonly unknown[], Result>(
  work: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  let last: { args: Arguments; result: Result } | undefined;
  return (...args) => {
    if (!last || !args.every((arg, index) => isSame(arg, last!.args[index]))) last = { args, result: work(...args) };
    return last.result;
  };
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return Object.is(a, b);
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}
