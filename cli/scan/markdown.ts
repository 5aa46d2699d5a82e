import { clashTexts } from '../../classifier/names/clashes.ts';
import { byRisk, isUnknown, startText, type ScanReport, type ScannedServer } from './report.ts';
import { chainTexts, counted, few, remark, summary } from './words.ts';

/** A comment on GitHub holds 65,536 characters; what does not fit is counted. */
const LONGEST = 60_000;
const MOST_CLASHES = 20;

/** The report as GitHub Markdown: the worst tools first, the rest folded. Foreign text stays text. */
export function markdownText(report: ScanReport): string {
  const head = ['# MCP tools that this configuration exposes', '', summary(report), ''];
  const chains = chainTexts(report).flatMap(({ text, roles }) => [
    `**${text}**`,
    '',
    ...roles.map(([role, tools]) => `- ${role}: ${few(tools.map(code), 6)}`),
    '',
  ]);
  const clashes = clashTexts(report.clashes).flatMap(({ text, groups }) => [
    `**${text}**`,
    '',
    ...groups.slice(0, MOST_CLASHES).map((tools) => `- ${few(tools.map(code), 6)}`),
    ...(groups.length > MOST_CLASHES ? [`- and ${groups.length - MOST_CLASHES} more`] : []),
    '',
  ]);
  const lines = [...head, ...chains, ...clashes];
  let length = lines.join('\n').length;
  let left = 0;
  for (const server of report.servers) {
    const part = section(server);
    if (length + part.length > LONGEST) left += 1;
    else lines.push(part);
    length += left > 0 ? 0 : part.length;
  }
  if (left > 0)
    lines.push(`${counted(left, 'server', 'servers')} did not fit; see the report of \`toolrisk scan\`.`, '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Why there is no report on a configuration. */
export const unreadable = (path: string, why: string): string =>
  `# ${code(path)}\n\nThis configuration could not be read. ${cell(why)}\n`;

function section(server: ScannedServer): string {
  const note = remark(server);
  const [grave, rest] = [true, false].map((wanted) =>
    server.tools.toSorted(byRisk).filter(({ risk }) => (risk !== 'low' && risk !== 'medium') === wanted),
  ) as [ScannedServer['tools'], ScannedServer['tools']];
  const rows = (tools: ScannedServer['tools']) => [
    '| Risk | Tool | Why |',
    '| --- | --- | --- |',
    ...tools.map(({ name, risk, why }) => `| ${risk ?? 'not known'} | ${code(name)} | ${cell(why)} |`),
    '',
  ];
  return [
    `## ${code(server.key)}`,
    '',
    [
      code(startText(server.start)),
      ...(isUnknown(server) ? [] : [counted(server.tools.length, 'tool', 'tools')]),
      ...(server.listedOn ? [`listed ${server.listedOn}`] : []),
    ].join(', ') + `.${note ? ` ${cell(note)}` : ''}`,
    '',
    ...(grave.length > 0 ? rows(grave) : []),
    ...(rest.length > 0
      ? [
          `<details><summary>${counted(rest.length, 'tool', 'tools')} of medium or low risk</summary>`,
          '',
          ...rows(rest),
          '</details>',
          '',
        ]
      : []),
  ].join('\n');
}

const plain = (text: string, most: number): string =>
  [...text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ').trim()].slice(0, most).join('');

/** A code span that no content can end, also inside a table. */
function code(text: string): string {
  const content = plain(text, 200).replaceAll('|', '\\|');
  const ticks = '`'.repeat(Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return content === '' ? '` `' : `${ticks} ${content} ${ticks}`;
}

/** Text of a table cell: no markup, no link, no mention. */
const cell = (text: string): string =>
  plain(text, 300)
    .replace(/[\\`*_{}[\]()#+!|~<>&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@(?=\w)/g, '&#64;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, 'www&#46;');
