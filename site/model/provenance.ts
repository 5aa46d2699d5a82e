import type { Snapshot, ToolVerdict } from '../../data/schema/index.ts';
import type { ServerRecords } from './summary.ts';
import { plain } from './text.ts';

export interface Fact {
  label: string;
  value: string;
  /** Shown in a fixed-width face. */
  code?: true;
  href?: string;
}

const TIERS = {
  live: 'The server was started in a sandbox without network and listed its tools itself',
  static: 'Read from the package’s code, without running it',
  remote: 'Listed by the server itself, over HTTP',
} as const;

const STEPS: Record<string, string> = {
  declared: 'with the arguments and variables of the index entry',
  bare: 'without arguments or configuration',
  'server-json': 'with the configuration of its server.json',
  readme: 'with the configuration that its README shows',
  stderr: 'with the variables that it asked for',
  scan: 'with the variables that its code reads',
  subcommand: 'with a subcommand',
  'placeholder-files': 'with placeholder files for its credentials',
  shim: 'with a preload that answers for missing modules',
};

/** How it was listed, when, which version, and by which classifier: enough to reproduce the page. */
export function provenanceOf({ entry, snapshot, verdict }: ServerRecords, tool?: ToolVerdict): Fact[] {
  const facts: (Fact | undefined)[] = [];
  const listing = snapshot?.provenance;
  if (listing) {
    facts.push({ label: 'How', value: howOf(listing) });
    facts.push({ label: 'Listed on', value: listing.listedOn });
  }
  const pack = snapshot?.package;
  if (pack) facts.push({ label: 'Package', value: `${pack.name} ${pack.version} (${pack.registry})`, code: true });
  if (pack?.publishedOn) facts.push({ label: 'Published', value: pack.publishedOn });
  if (pack?.license) facts.push({ label: 'Licence', value: plain(pack.license) });
  if (pack?.integrity) facts.push({ label: 'Integrity', value: pack.integrity, code: true });
  const names = Object.keys(listing?.environment ?? {});
  if (names.length > 0) facts.push({ label: 'Placeholders', value: names.map(plain).join(', '), code: true });
  if (listing?.args.length) facts.push({ label: 'Arguments', value: listing.args.map(plain).join(' '), code: true });
  const repository = entry.repository ?? pack?.repository;
  if (repository) facts.push({ label: 'Source', value: repository, href: repository });
  if (tool) facts.push({ label: 'Definition', value: tool.definitionDigest, code: true });
  if (verdict)
    facts.push({ label: 'Classifier', value: `${verdict.classifier.version}, ${verdict.classifier.engine} engine` });
  return facts.filter((fact): fact is Fact => fact !== undefined);
}

function howOf({ tier, step }: NonNullable<Snapshot['provenance']>): string {
  return `${TIERS[tier]}${tier === 'live' ? `, ${STEPS[step] ?? step}` : ''}.`;
}
