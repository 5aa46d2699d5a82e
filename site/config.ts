const env = typeof process === 'undefined' ? {} : process.env;

/**
 * Where the site is published, the host's root or a path below it: `TOOLRISK_URL`, or the project's own address. Every
 * link begins with `base`, every absolute address with `origin`.
 */
function published(address: string): { origin: string; base: string; url: string } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search + url.hash !== '')
    throw new Error(`TOOLRISK_URL ${address}: not an address to publish at. Give one like https://host.example/path.`);
  const base = url.pathname.replace(/\/+$/, '');
  return { origin: url.origin, base, url: url.origin + base };
}

/** What a publisher of a catalogue sets: every address and name of the site is made from these. */
export const SITE = {
  name: 'Toolrisk',
  tagline: 'The open risk catalogue of MCP tools',
  ...published(env['TOOLRISK_URL'] || 'https://toolrisk.dev'),
  /** Where corrections are filed and the source is read. */
  repository: (env['TOOLRISK_REPOSITORY'] || 'https://github.com/toolrisk/toolrisk').replace(/\/+$/, ''),
  /** The licence of the published data. */
  dataLicense: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
} as const;

/** A new issue in the repository with title and body filled in. */
export function issueUrl(title: string, body: string): string {
  return `${SITE.repository}/issues/new?${new URLSearchParams({ title, body }).toString()}`;
}
