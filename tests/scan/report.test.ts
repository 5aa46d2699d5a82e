import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { markdownText } from '../../cli/scan/markdown.ts';
import { reachesRisk, spansServers } from '../../cli/scan/report.ts';
import { sarifText } from '../../cli/scan/sarif.ts';
import { tableText } from '../../cli/scan/table.ts';
import { HOSTILE, report } from './fixture.ts';

const golden = new URL('report.sarif', import.meta.url);

test('SARIF is what it was; UPDATE_GOLDEN=1 writes it again', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, sarifText(report));
  assert.equal(sarifText(report), readFileSync(golden, 'utf8'));
});

test('SARIF: every result has a rule, a line of the configuration and a fingerprint of its own', () => {
  const { runs } = JSON.parse(sarifText(report)) as {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, never>[] }[];
  };
  const [run] = runs;
  const rules = run?.tool.driver.rules.map(({ id }) => id) ?? [];
  assert.equal(new Set(rules).size, rules.length);
  const prints = run?.results.map((result) => {
    assert.ok(rules.includes(result['ruleId'] as never));
    const [location] = result['locations'] as unknown as {
      physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
    }[];
    assert.equal(location?.physicalLocation.artifactLocation.uri, 'conf/my%20config.json');
    assert.ok((location?.physicalLocation.region.startLine ?? 0) > 0);
    return JSON.stringify(result['partialFingerprints']);
  });
  assert.equal(new Set(prints).size, prints?.length);
  assert.ok(!sarifText(report).includes('get_repo returns'), 'low risk is no finding');
});

test('Markdown: foreign text stays text', () => {
  const text = markdownText(report);
  assert.doesNotMatch(text, /\u202e|\u001b/);
  // Outside code spans nothing of the hostile name is markup.
  const outside = text.replace(/(`+) .*? \1/g, '');
  assert.doesNotMatch(outside, /<script|@team|\]\(|https:\/\/evil|www\.evil|!\[/);
  assert.equal(outside.match(/<details>/g)?.length, outside.match(/<\/details>/g)?.length);
  assert.ok(text.length < 65_000);
});

test('Markdown: a report of any size fits into a comment', () => {
  const big = {
    ...report,
    servers: Array.from({ length: 200 }, (_, index) => ({ ...report.servers[0]!, key: `s${index}` })),
  };
  const text = markdownText(big);
  assert.ok(text.length < 65_000);
  assert.match(text, /\d+ servers did not fit/);
});

test('table: no control character reaches the terminal, and unknown is said', () => {
  const text = tableText(report);
  assert.doesNotMatch(text, /[^\P{Cc}\n]|\u202e/u);
  assert.ok(!text.includes(HOSTILE));
  assert.match(text, /not known: the catalogue does not have this server\. Not known does not mean safe\./);
  assert.match(text, /not known: it could not be listed \(unreachable: no answer\)/);
  assert.match(text, /The configuration starts version 1\.0\.0; these are the tools of 1\.2\.0\./);
  assert.match(
    text,
    /3 servers with 5 tools: 1 critical, 1 high, 1 medium, 1 low, 1 not known\. 2 servers are not known\.\n$/,
  );
});

test('--fail-on: what is not known counts as high, what is disabled does not count', () => {
  const only = (...keys: string[]) => ({ ...report, servers: report.servers.filter(({ key }) => keys.includes(key)) });
  assert.equal(reachesRisk(report, 'critical'), true);
  assert.equal(reachesRisk(only('mine'), 'high'), true);
  assert.equal(reachesRisk(only('mine'), 'critical'), false);
  assert.equal(reachesRisk(only('down'), 'medium'), true);
  assert.equal(reachesRisk(only(HOSTILE), 'low'), false);
});

test('a chain spans servers where its tools have different keys', () => {
  assert.equal(spansServers(report.chains[0]!), true);
  assert.equal(spansServers({ kind: 'toxic-flow', private: ['a/x'], untrusted: ['a/y'], sink: ['a/z'] }), false);
});
