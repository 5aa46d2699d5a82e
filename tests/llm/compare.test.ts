import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LlmError } from '../../classifier/llm/index.ts';
import { disagreements } from '../../classifier/llm/compare.ts';
import { baseUrlOf, isLocal, openEndpoint } from '../../classifier/llm/endpoint.ts';
import type { ToolVerdict } from '../../data/schema/index.ts';
import { rulesVerdict, TOOLS } from './cases.ts';

const verdict = (...[labels]: Parameters<typeof rulesVerdict> extends [unknown, ...infer Rest] ? Rest : never) =>
  rulesVerdict(TOOLS.act, labels);
const action = (risk: 'low' | 'high'): ToolVerdict['actions'][number] => ({
  pointer: '/inputSchema/properties/action',
  value: 'delete',
  category: 'Write',
  effects: [],
  qualifiers: [],
  risk,
});

const CASES: [what: string, rules: ToolVerdict, llm: ToolVerdict, points: string[]][] = [
  ['the same', verdict(), verdict(), []],
  [
    'Read against Execute',
    verdict(),
    verdict({ category: 'Execute', effects: ['runs-code'] }),
    ['category Read/Execute llm', 'risk low/critical llm', 'effect runs-code no/yes llm'],
  ],
  [
    'an effect more in the rules',
    verdict({ category: 'Write', effects: ['destructive', 'bulk'] }),
    verdict({ category: 'Write', effects: ['destructive'] }),
    ['risk critical/high rules', 'effect bulk yes/no rules'],
  ],
  [
    'an effect that lowers',
    verdict({ category: 'Write', effects: ['session-only'] }),
    verdict({ category: 'Write' }),
    ['risk low/medium llm', 'effect session-only yes/no llm'],
  ],
  [
    'Unclassified against Read',
    verdict({ category: 'Unclassified' }),
    verdict(),
    ['category Unclassified/Read rules', 'risk unknown/low rules'],
  ],
  [
    'an action',
    verdict({ actions: [action('low')] }),
    verdict({ actions: [action('high')] }),
    ['action delete low/high llm'],
  ],
];

for (const [what, rules, llm, points] of CASES)
  test(`disagreement: ${what}`, () =>
    assert.deepEqual(
      disagreements(rules, llm).map(({ field, label, rules, llm, stricter }) =>
        [field, label, `${rules}/${llm}`, stricter].filter(Boolean).join(' '),
      ),
      points,
    ));

for (const [url, local] of [
  ['http://localhost:11434/v1', true],
  ['http://127.0.0.1:8000/v1', true],
  ['http://[::1]:8000/v1', true],
  ['http://192.168.1.7/v1', true],
  ['http://172.20.0.2/v1', true],
  ['http://ollama:11434/v1', true],
  ['http://box.local/v1', true],
  ['https://api.openai.com/v1', false],
  ['http://172.32.0.1/v1', false],
  ['http://[2001:db8::1]/v1', false],
  ['https://10.example.com/v1', false],
  ['https://localhost.example.com/v1', false],
] as const)
  test(`${url} is ${local ? 'local' : 'hosted'}`, () => assert.equal(isLocal(url), local));

test('a hosted server without a key is refused in one line with the remedy', () =>
  assert.throws(
    () => openEndpoint({}),
    (error: Error) =>
      error instanceof LlmError &&
      /^no API key for https:\/\/api\.openai\.com\/v1: set OPENAI_API_KEY.*$/.test(error.message),
  ));

test('a local server needs no key', () => assert.ok(openEndpoint({ baseUrl: 'http://localhost:1/v1' })));

for (const url of ['nonsense', 'file:///etc/passwd', 'ftp://x'])
  test(`${url} is no base URL`, () => assert.throws(() => baseUrlOf({ baseUrl: url }), LlmError));
