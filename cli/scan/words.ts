import { isUnknown, spansServers, type ScannedServer, type ScanReport } from './report.ts';

/** Sentences that every form of the report shares. */
export function summary({ total }: ScanReport): string {
  const { critical, high, medium, low, unclassified } = total.byRisk;
  const parts = [
    `${critical} critical`,
    `${high} high`,
    `${medium} medium`,
    `${low} low`,
    ...(unclassified > 0 ? [`${unclassified} not known`] : []),
  ];
  const unknown = total.unknown === 0 ? '' : ` ${counted(total.unknown, 'server is', 'servers are')} not known.`;
  return `${counted(total.servers, 'server', 'servers')} with ${counted(total.tools, 'tool', 'tools')}: ${parts.join(', ')}.${unknown}`;
}

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What must be said of a server beside its tools; undefined where nothing. */
export function remark(server: ScannedServer): string | undefined {
  if (server.disabled) return 'Disabled in the configuration; its tools do not count.';
  if (server.failure !== undefined) return `Its tools are not known: it could not be listed (${server.failure}).`;
  if (server.imitates !== undefined && isUnknown(server))
    return `The catalogue does not have this server. Its name resembles ${server.imitates}: make sure that it is the one you mean.`;
  if (isUnknown(server))
    return 'Its tools are not known: the catalogue does not have this server. Not known does not mean safe.';
  if (server.imitates !== undefined)
    return `Its name resembles ${server.imitates}: make sure that it is the one you mean.`;
  const { start, version } = server;
  const pinned = start.kind === 'npm' || start.kind === 'pypi' ? start.version : undefined;
  if (pinned && version && pinned !== version && /^\d/.test(pinned))
    return `The configuration starts version ${pinned}; these are the tools of ${version}.`;
  return undefined;
}

const KINDS = {
  'toxic-flow':
    'Private data, content that others wrote, and a way out meet: a planted instruction could send the data away.',
  'injected-execution': 'Content that others wrote meets tools that run code: a planted instruction could run.',
} as const;

/** Each chain with the tools of each role, and whether it needs several servers. */
export function chainTexts(report: ScanReport): { text: string; roles: [role: string, tools: readonly string[]][] }[] {
  return report.chains.map((chain) => ({
    text: `${KINDS[chain.kind]}${spansServers(chain) ? ' It takes tools of more than one server.' : ''}`,
    roles: [
      ['private', chain.private],
      ['untrusted', chain.untrusted],
      [chain.kind === 'toxic-flow' ? 'way out' : 'runs code', chain.sink],
    ].filter((role): role is [string, string[]] => (role[1] as string[]).length > 0),
  }));
}

/** A list that does not grow without bounds. */
export const few = (items: readonly string[], most: number): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
