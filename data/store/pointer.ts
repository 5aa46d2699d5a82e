/** Resolves a JSON pointer (RFC 6901) in a document; undefined where it leads nowhere. */
export function resolvePointer(document: unknown, pointer: string): unknown {
  let value = document;
  for (const token of pointerTokens(pointer)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

export function pointerTokens(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A key as a token of a pointer; nearly all stand as they are. */
export const escapedToken = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

export function joinPointer(pointer: string, ...tokens: (string | number)[]): string {
  return pointer + tokens.map((token) => `/${escapedToken(String(token))}`).join('');
}
