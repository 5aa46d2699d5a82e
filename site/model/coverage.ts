import type { Page } from './page.ts';
import type { ServerSummary } from './summary.ts';
import { plain } from './text.ts';
import { urls } from './urls.ts';
import { count, number, percent } from './words.ts';

/** A row of figures: the label, how many, and which share of the whole. */
export interface Share {
  label: string;
  servers: number;
  share: string;
}

export interface CoverageModel {
  kind: 'coverage';
  sentence: string;
  total: number;
  outcomes: readonly Share[];
  steps: readonly Share[];
  reasons: readonly (Share & { code: string })[];
  failed: readonly { id: string; name: string; reason: string; detail: string }[];
}

const FAILURES: Record<string, string> = {
  'not-found': 'The registry that was asked does not have the package or its version.',
  'install-failed': 'The package could not be installed; no script of a package is run for that.',
  'too-large': 'The package is larger than the crawler accepts.',
  'no-entry-point': 'The package has nothing that could be started.',
  'needs-credentials': 'The server does not start without real credentials.',
  'needs-argument': 'The server does not start without an argument that only its user knows.',
  'needs-network': 'The server does not start without the network, which the sandbox does not give.',
  'missing-module': 'A module that the server needs is missing from its package.',
  'missing-binary': 'The server needs a program that is not part of its package.',
  crashed: 'The server ended with an error before it listed its tools.',
  timeout: 'The server did not list its tools in time.',
  'protocol-error': 'What the server answered is not the protocol.',
  'no-tools': 'The server lists no tools.',
  unauthorized: 'The server asks for authorization before it lists its tools.',
  unreachable: 'The server could not be reached.',
  'refused-address': 'The server’s address is not public, so the crawler did not call it.',
  'no-sandbox': 'The machine of the crawl has no sandbox, so the server was not started.',
  'not-attempted': 'The machine of the crawl lacks the runtime, or cannot confine the server, so it was not started.',
  deprecated: 'Its author marked the package as deprecated.',
};

export const failureWords = (reason: string): string => FAILURES[reason] ?? `The listing failed: ${reason}.`;

const STEPS: readonly [string, string][] = [
  ['declared', 'With the launch of the index entry'],
  ['bare', 'Without any configuration'],
  ['server-json', 'With its server.json'],
  ['readme', 'With what its README shows'],
  ['stderr', 'With the variables that it asked for'],
  ['scan', 'With the variables that its code reads'],
  ['subcommand', 'With a subcommand'],
  ['placeholder-files', 'With placeholder credential files'],
  ['shim', 'With a preload for missing modules'],
  ['static', 'From its code, without running it'],
  ['remote', 'Over HTTP'],
];

export function coveragePage(servers: readonly ServerSummary[]): Page {
  const total = servers.length;
  const share = (label: string, n: number, of = total): Share => ({ label, servers: n, share: percent(n, of) });
  const listed = servers.filter(({ tools }) => tools.length > 0);
  const failed = servers.filter(({ failure, tools }) => failure !== undefined && tools.length === 0);
  const reasons = new Map<string, number>();
  for (const { failure } of failed) reasons.set(failure!.reason, (reasons.get(failure!.reason) ?? 0) + 1);
  return {
    path: urls.coverage,
    title: 'Coverage',
    description: 'Which servers of the index could be listed, how, and why the others could not.',
    crumbs: [{ href: urls.coverage, text: 'Coverage' }],
    body: {
      kind: 'coverage',
      sentence: `${count(listed.length, 'server')} of ${number(total)} in the index could be listed (${percent(listed.length, total)}), with no real credential and no network.`,
      total,
      outcomes: [
        share('Listed by the running server', listed.filter(({ tier }) => tier === 'live').length),
        share('Listed over the network', listed.filter(({ tier }) => tier === 'remote').length),
        share('Read from the code, unconfirmed', listed.filter(({ tier }) => tier === 'static').length),
        share('Could not be listed', failed.length),
        share('Not attempted yet', total - listed.length - failed.length),
      ].filter(({ servers: n }) => n > 0),
      steps: STEPS.map(([step, label]) =>
        share(label, listed.filter((server) => server.step === step).length, listed.length),
      ).filter(({ servers: n }) => n > 0),
      reasons: [...reasons]
        .sort(([, a], [, b]) => b - a)
        .map(([code, n]) => ({ code, ...share(failureWords(code), n, failed.length) })),
      failed: failed.map(({ id, name, failure }) => ({
        id,
        name,
        reason: failureWords(failure!.reason),
        detail: plain(failure!.detail),
      })),
    },
  };
}
