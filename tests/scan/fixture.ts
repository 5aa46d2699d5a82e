import type { ScannedTool, ScanReport } from '../../cli/scan/report.ts';

const tool = (name: string, risk: ScannedTool['risk'], rule: string, why: string): ScannedTool => ({
  name,
  category: risk === 'low' ? 'Read' : 'Execute',
  effects: risk === 'critical' ? ['runs-code'] : [],
  risk,
  rule,
  why,
});

export const HOSTILE =
  '</details><script>alert(1)</script> | `tick` ``two`` [x](https://evil.example) @team\u202e \u001b[31m\n# www.evil.example ![i](x)';

/** A report with every kind of server and tool that there is. */
export const report: ScanReport = {
  config: './conf/my config.json',
  servers: [
    {
      key: 'github',
      line: 3,
      start: { kind: 'npm', package: '@a/github', version: '1.0.0' },
      disabled: false,
      server: 'a-github',
      version: '1.2.0',
      listedOn: '2026-11-21',
      tools: [
        tool('get_repo', 'low', 'read', 'get_repo returns information and changes nothing.'),
        tool('run', 'critical', 'runs-code', 'run runs code, commands or statements that the caller supplies.'),
        tool('comment', 'medium', 'write', 'comment changes stored data within bounds that the definition sets.'),
        tool('x', null, 'unclassified', 'The definition does not say enough.'),
        tool(HOSTILE, 'high', 'destructive', HOSTILE),
      ],
    },
    { key: 'mine', line: 9, start: { kind: 'command', command: 'python' }, disabled: false, tools: [] },
    { key: HOSTILE, line: 12, start: { kind: 'oci', image: 'mcp/x', tag: '1' }, disabled: true, tools: [] },
    {
      key: 'down',
      line: 15,
      start: { kind: 'remote', host: 'x.io', path: '/mcp' },
      disabled: false,
      server: 'down',
      failure: 'unreachable: no answer',
      tools: [],
    },
  ],
  chains: [{ kind: 'injected-execution', private: [], untrusted: ['github/get_repo'], sink: ['other/run'] }],
  clashes: [
    { kind: 'same-name', tools: ['github/get_repo', 'other/get_repo'] },
    { kind: 'look-alike-name', tools: [`github/${HOSTILE}`, 'other/x'] },
  ],
  problems: [],
  total: { servers: 3, unknown: 2, tools: 5, byRisk: { low: 1, medium: 1, high: 1, critical: 1, unclassified: 1 } },
};
