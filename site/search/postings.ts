/** A list of rising numbers as text: the gaps in base 36, separated by dots. */
export function encodePostings(numbers: readonly number[]): string {
  let last = -1;
  return numbers
    .map((number) => {
      const gap = number - last - 1;
      last = number;
      return gap.toString(36);
    })
    .join('.');
}

export function decodePostings(text: string): number[] {
  if (text === '') return [];
  let last = -1;
  return text.split('.').map((gap) => (last = last + 1 + Number.parseInt(gap, 36)));
}
