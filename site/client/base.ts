/** The path below which the site is published, as the address of its scripts tells: empty at the root of a host. */
export const BASE = /^(.*)\/assets\/[^/]*$/.exec(new URL(import.meta.url).pathname)?.[1] ?? '';
