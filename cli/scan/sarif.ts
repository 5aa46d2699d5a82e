import { clashTexts } from '../../classifier/names/clashes.ts';
import { RISK_RULES } from '../../classifier/risk.ts';
import type { Risk } from '../../data/schema/index.ts';
import { SITE } from '../../site/config.ts';
import { isUnknown, type ScannedServer, type ScanReport } from './report.ts';
import { chainTexts, few, remark } from './words.ts';

const LEVEL: Record<Risk, 'note' | 'warning' | 'error'> = {
  low: 'note',
  medium: 'warning',
  high: 'error',
  critical: 'error',
};
/** What GitHub sorts findings by. */
const SEVERITY: Record<Risk, string> = { low: '1.0', medium: '5.0', high: '7.5', critical: '9.5' };
const DOCUMENTATION = `${SITE.url}/methodology`;

const OTHER_RULES = [
  { id: 'unknown-server', text: 'The tools of a server are not known.', risk: 'high' },
  { id: 'chain', text: 'Tools can do harm together.', risk: 'high' },
  { id: 'imitated-server', text: 'The name of a server resembles that of a known one.', risk: 'high' },
  { id: 'same-name', text: 'Several servers have a tool of the same name.', risk: 'medium' },
  { id: 'similar-name', text: 'Names of tools of several servers differ only in case or separators.', risk: 'medium' },
  { id: 'look-alike-name', text: 'Names of tools of several servers look the same and are not.', risk: 'high' },
] as const;

/** SARIF 2.1.0: one result for each tool of medium risk or more, each server that is not known and each chain. */
export function sarifText(report: ScanReport): string {
  const active = report.servers.filter(({ disabled }) => !disabled);
  const results = [
    ...active
      .filter(isUnknown)
      .map((server) => result('unknown-server', 'high', `${server.key}: ${remark(server)}`, server)),
    ...active.flatMap((server) =>
      server.tools
        .filter(({ risk }) => risk !== 'low')
        .map(({ name, risk, rule, why }) =>
          result(
            `risk-${rule}`,
            risk ?? 'high',
            `${server.key}/${name}: risk ${risk ?? 'not known'}. ${why}`,
            server,
            name,
          ),
        ),
    ),
    ...chainTexts(report).map(({ text, roles }) =>
      result(
        'chain',
        'high',
        `${text} ${roles.map(([role, tools]) => `${role}: ${few(tools, 6)}`).join('; ')}.`,
        active[0],
      ),
    ),
  ];
  results.push(
    ...active
      .filter(({ imitates }) => imitates !== undefined)
      .map((server) => result('imitated-server', 'high', `${server.key}: ${remark(server)}`, server)),
    ...clashTexts(report.clashes).flatMap(({ kind, text, groups }) =>
      groups.map((tools) =>
        result(
          kind,
          kind === 'look-alike-name' ? 'high' : 'medium',
          `${few(tools, 6)}. ${text}`,
          active.find(({ key }) => tools[0]?.startsWith(`${key}/`)),
          tools.join(' '),
        ),
      ),
    ),
  );
  const used = new Set(results.map(({ ruleId }) => ruleId));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Toolrisk', informationUri: DOCUMENTATION, rules: rules().filter(({ id }) => used.has(id)) },
        },
        results: results.map((one) => ({ ...one, locations: one.locations(report.config) })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rules() {
  return [
    ...RISK_RULES.map(({ id, risk, text }) => rule(`risk-${id}`, `A tool that ${text}.`, risk ?? 'high')),
    ...OTHER_RULES.map(({ id, text, risk }) => rule(id, text, risk)),
  ];
}

const rule = (id: string, text: string, risk: Risk) => ({
  id,
  shortDescription: { text },
  helpUri: DOCUMENTATION,
  defaultConfiguration: { level: LEVEL[risk] },
  properties: { 'security-severity': SEVERITY[risk], tags: ['security', 'mcp'] },
});

function result(ruleId: string, risk: Risk, text: string, server: ScannedServer | undefined, tool = '') {
  return {
    ruleId,
    level: LEVEL[risk],
    message: { text: text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ') },
    partialFingerprints: { 'toolrisk/v1': `${ruleId}:${server?.key ?? ''}:${tool}`.toWellFormed() },
    locations: (config: string) => [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(config) },
          region: { startLine: server?.line ?? 1 },
        },
      },
    ],
  };
}

/** A path as a relative reference: every step escaped, never a scheme of its own. */
function relativeUri(path: string): string {
  if (path === '-') return 'stdin';
  return path
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .split('/')
    .map((step) => encodeURIComponent(step.toWellFormed()))
    .join('/');
}
