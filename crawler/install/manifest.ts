import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';

const Text = z.string().optional().catch(undefined);

/** The parts of a package.json that the crawler uses; anything of an unexpected shape counts as absent. */
const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  description: Text,
  license: Text,
  homepage: Text,
  main: Text,
  mcpName: Text,
  repository: z
    .union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)])
    .optional()
    .catch(undefined),
  bin: z
    .union([z.string(), z.record(z.string(), z.string())])
    .optional()
    .catch(undefined),
});
export type Manifest = z.infer<typeof Manifest>;

const MOST_BYTES = 4 * 1024 * 1024;

/** The text of a file inside a package: never a link out of it, never huge. */
export function readInside(root: string, path: string): string | undefined {
  try {
    const real = realpathSync(join(root, path));
    if (real !== root && !real.startsWith(realpathSync(root) + sep)) return undefined;
    const facts = lstatSync(real);
    return facts.isFile() && facts.size <= MOST_BYTES ? readFileSync(real, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

export function readManifest(root: string): Manifest | undefined {
  const text = readInside(root, 'package.json');
  if (text === undefined) return undefined;
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** `git+https://host/owner/name.git` and `github:owner/name` as an address that a browser opens. */
export function webAddress(repository: string | undefined): string | undefined {
  if (repository === undefined) return undefined;
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+)$/.exec(repository)?.[1];
  const text = short
    ? `https://github.com/${short}`
    : repository
        .replace(/^git\+/, '')
        .replace(/^git:\/\//, 'https://')
        .replace(/^(?:ssh:\/\/)?git@([^/:]+)[/:]/, 'https://$1/')
        .replace(/\.git(?=$|#)/, '');
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href.replace(/\/$/, '') : undefined;
  } catch {
    return undefined;
  }
}
