import type { Coverage } from '../data/store/index.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const count = (number: number, word: string) => `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;

/** The coverage figures as text for a terminal. */
export function describeCoverage(coverage: Coverage): string {
  const { servers, tools, installable } = coverage;
  const listed = servers.live + servers.static;
  const lines = [
    `${count(coverage.entries, 'server')} in the index, ${coverage.tried} tried, ${count(installable, 'package')} installable`,
    `live      ${count(servers.live, 'server')}, ${count(tools.live, 'tool')}: ${percent(ratio(servers.live, installable))} of the installable`,
    `static    ${count(servers.static, 'server')}, ${count(tools.static, 'tool')}: together ${percent(ratio(listed, installable))}`,
    `remote    ${count(servers.remote, 'server')}, ${count(tools.remote, 'tool')}`,
    `unlisted  ${count(servers.unlisted, 'server')}`,
    ...(coverage.registries.length < 2 ? [] : coverage.registries.map(describeRegistry)),
    '',
    'Step                servers   tools   cumulative   of installable',
    ...coverage.steps.map(
      (row) =>
        `${row.step.padEnd(18)}${String(row.servers).padStart(9)}${String(row.tools).padStart(8)}` +
        `${String(row.cumulative).padStart(13)}${percent(row.share).padStart(17)}`,
    ),
  ];
  if (coverage.reasons.length > 0)
    lines.push(
      '',
      'Not listed because',
      ...coverage.reasons.map((row) => `${row.reason.padEnd(18)}${String(row.servers).padStart(9)}`),
    );
  if (coverage.notAttempted.length > 0)
    lines.push(
      '',
      'Not attempted because',
      ...coverage.notAttempted.map((row) => `${String(row.servers).padStart(5)}  ${row.detail}`),
    );
  if (coverage.flags.length > 0)
    lines.push(
      '',
      'Odd about listings',
      ...coverage.flags.map((row) => `${row.code.padEnd(18)}${String(row.servers).padStart(9)}`),
    );
  if (coverage.stale > 0)
    lines.push('', `${count(coverage.stale, 'server')} kept from an earlier listing, since the newest one failed`);
  return lines.join('\n');
}

function describeRegistry({ registry, installable, listed }: Coverage['registries'][number]): string {
  return `${registry.padEnd(10)}${count(listed, 'server')} of ${installable} installable: ${percent(ratio(listed, installable))}`;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
