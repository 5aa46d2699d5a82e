import { test } from 'node:test';
import assert from 'node:assert/strict';
import { openStore } from '../../data/store/index.ts';
import { parseCsv } from './parse-csv.ts';
import { checkDocuments } from './described.ts';
import { publish } from './published.ts';
import { checkTwin, elements } from './read.ts';

const site = publish(openStore());
const tools = site.json<{ tools: number }>('/api/v1/index.json').tools;

test('every document of the committed catalogue matches its schema', () => {
  assert.ok(tools >= 1_300, `${tools} tools`);
  assert.ok(checkDocuments(site) > tools);
});

test('the Markdown twins and XML files of the committed catalogue are what they should be', () => {
  // Parsing Markdown is slow: every server, and one tool in twenty.
  const twins = site.files().filter((path) => path.endsWith('.md'));
  const servers = twins.filter((path) => path.split('/').length === 3);
  const sample = twins.filter((path, place) => path.split('/').length > 3 && place % 20 === 0);
  for (const file of [...servers, ...sample]) checkTwin(file, site.text(file));
  for (const file of site.files().filter((path) => /\.(?:xml|svg)$/.test(path)))
    assert.ok(elements(site.text(file)).length > 0);
});

test('lists, CSV and servers agree on how many tools there are', () => {
  assert.equal(parseCsv(site.text('/api/v1/tools.csv')).length - 1, tools);
  const risks = ['low', 'medium', 'high', 'critical', 'unknown'];
  const totals = risks.map((risk) => site.json<{ total: number }>(`/api/v1/risk/${risk}.json`).total);
  assert.equal(
    totals.reduce((sum, total) => sum + total, 0),
    tools,
  );
});
