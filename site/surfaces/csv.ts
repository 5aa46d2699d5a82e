import { urls } from '../model/urls.ts';
import { csvCell } from './foreign.ts';
import type { Summary } from './summary.ts';

const COLUMNS = [
  'server',
  'server_name',
  'package',
  'version',
  'tool',
  'category',
  'risk',
  'effects',
  'rule',
  'confidence',
  'flags',
  'definition_digest',
  'listed_on',
  'page',
] as const;

/** Every tool as one row (RFC 4180). A cell that a spreadsheet would run as a formula begins with an apostrophe. */
export function csv(summaries: readonly Summary[], baseUrl: string): string {
  const lines = [COLUMNS.join(',')];
  for (const { brief, tools } of summaries)
    for (const tool of tools)
      lines.push(
        [
          brief.id,
          brief.name,
          brief.package?.name ?? '',
          brief.package?.version ?? '',
          tool.name,
          tool.category,
          tool.risk ?? 'unknown',
          tool.effects.join(' '),
          tool.rule,
          tool.confidence,
          tool.flags.join(' '),
          tool.digest,
          brief.listedOn ?? '',
          baseUrl + urls.tool(brief.id, tool.slug),
        ]
          .map(csvCell)
          .join(','),
      );
  return `${lines.join('\r\n')}\r\n`;
}
