import { z } from 'zod';

/** A server's id: a slug that is a file name, a URL segment and an HTML id at once. */
export const ServerId = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/,
    'a slug: lower-case letters, digits, dots and hyphens, at most 100',
  );

/** `sha256-` and 64 hexadecimal digits, over the canonical JSON of what it names. */
export const Digest = z.string().regex(/^sha256-[0-9a-f]{64}$/, 'sha256- and 64 hexadecimal digits');

/** A calendar day in UTC. Times of day are left out so that two runs on one day write the same bytes. */
export const Day = z.iso.date();

/** RFC 6901; the empty string names the whole document. */
export const JsonPointer = z.string().regex(/^(?:\/(?:[^~/]|~[01])*)*$/, 'a JSON pointer (RFC 6901)');

export const HttpUrl = z.url({ protocol: /^https?$/ });

export type Digest = z.infer<typeof Digest>;
