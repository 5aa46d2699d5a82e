import { clashTexts } from '../../classifier/names/clashes.ts';
import { byRisk, startText, type ScanReport } from './report.ts';
import { chainTexts, few, remark, summary } from './words.ts';

/** The report for a terminal. Foreign text is written without control characters. */
export function tableText(report: ScanReport): string {
  const servers = report.servers.map((server) => {
    const rows = server.tools.toSorted(byRisk);
    const width = Math.min(40, Math.max(4, ...rows.map(({ name }) => printable(name).length)));
    const note = remark(server);
    return [
      `${printable(server.key)}  ${printable(startText(server.start))}${server.listedOn ? `  listed ${server.listedOn}` : ''}`,
      ...(note ? [`  ${note}`] : []),
      ...rows.map(({ name, risk, category, effects }) =>
        `  ${(risk ?? 'not known').padEnd(9)} ${category.padEnd(12)} ${printable(name).padEnd(width)}  ${effects.join(', ')}`.trimEnd(),
      ),
      '',
    ].join('\n');
  });
  const chains = chainTexts(report).map(({ text, roles }) =>
    [text, ...roles.map(([role, tools]) => `  ${role}: ${printable(few(tools, 6))}`), ''].join('\n'),
  );
  const clashes = clashTexts(report.clashes).map(({ text, groups }) =>
    [text, ...groups.map((tools) => `  ${printable(few(tools, 6))}`), ''].join('\n'),
  );
  return `${[...servers, ...chains, ...clashes].join('\n')}\n${summary(report)}\n`;
}

/** Neither escape sequences nor invisible characters reach the terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd').slice(0, 200);
