/** What a publisher of a catalogue sets: every address and name of the site is made from these. */
export const SITE = {
  name: 'Toolrisk',
  tagline: 'The open risk catalogue of MCP tools',
  /** Where the site is published; absolute links (canonical, sitemap, feeds) are made from it. */
  url: 'https://toolrisk.dev',
  /** Where corrections are filed and the source is read. */
  repository: 'https://github.com/toolrisk/toolrisk',
  /** The licence of the published data. */
  dataLicense: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
} as const;

/** A new issue in the repository with title and body filled in. */
export function issueUrl(title: string, body: string): string {
  return `${SITE.repository}/issues/new?${new URLSearchParams({ title, body }).toString()}`;
}
