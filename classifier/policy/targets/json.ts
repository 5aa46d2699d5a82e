/** An object with any member names, `__proto__` included. */
export function record<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const object = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) object[key] = value;
  return object;
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
