import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyFailure } from '../../crawler/classify-failure.ts';
import { ClientFault } from '../../crawler/client/fault.ts';
import { tellingLine, tidy } from '../../crawler/words.ts';

const exited = new ClientFault('exited', 'exited with status 1');

describe('reasons', () => {
  const CASES: [string, ClientFault, string, boolean, string][] = [
    ['a missing key', exited, 'Error: BRAVE_API_KEY environment variable is required', false, 'needs-credentials'],
    ['a login', exited, 'Please log in first', false, 'needs-credentials'],
    ['a module', exited, "Error: Cannot find module './x'", false, 'missing-module'],
    ['an addon', exited, 'Error: Could not locate the bindings file. Tried: x.node', false, 'missing-binary'],
    ['usage', exited, 'Usage: server <dir>', false, 'needs-argument'],
    ['network', exited, 'TypeError: fetch failed\n cause: getaddrinfo ENOTFOUND x', false, 'needs-network'],
    ['network with a key given', exited, 'API_KEY check failed: fetch failed', true, 'needs-network'],
    ['a key and network without one', exited, 'API_KEY missing; fetch failed', false, 'needs-credentials'],
    ['moved', exited, 'This package has moved to x', false, 'deprecated'],
    ['nothing said', exited, '', false, 'crashed'],
    [
      'killed',
      new ClientFault('exited', 'was killed (memory, CPU time or another limit)'),
      'API_KEY',
      false,
      'crashed',
    ],
    ['silence', new ClientFault('timeout', 'no answer to initialize'), '', false, 'timeout'],
    [
      'silence with a hint',
      new ClientFault('timeout', 'no answer'),
      'connect ECONNREFUSED 127.0.0.1:6379',
      false,
      'needs-network',
    ],
    ['an answer', new ClientFault('answered-error', 'Something odd', -32603), '', false, 'protocol-error'],
    ['no such method', new ClientFault('answered-error', 'Method not found', -32601), '', false, 'no-tools'],
    [
      'an answer about a key',
      new ClientFault('answered-error', 'Invalid API key', -32000),
      '',
      false,
      'needs-credentials',
    ],
    ['too large', new ClientFault('too-large', 'a line exceeds 8 MiB'), 'API_KEY', false, 'too-large'],
    ['garbage', new ClientFault('garbage', 'more than 2000 lines'), '', false, 'protocol-error'],
  ];
  for (const [name, fault, words, equipped, reason] of CASES)
    it(name, () => assert.equal(classifyFailure(fault, words, equipped).reason, reason));
});

describe('words', () => {
  it('prefer the error to the stack', () => {
    const words =
      '/app/x.js:3\n    throw new Error(\n    ^\n\nError: the reason\n    at x (y.js:1:1)\n\nNode.js v24.0.0';
    assert.equal(tellingLine(words), 'Error: the reason');
    assert.equal(tellingLine('Error starting:\n  the real reason'), 'Error starting:   the real reason');
    assert.equal(tellingLine(''), undefined);
  });
  it('are one line of plain text that does not change with the time of day', () => {
    assert.equal(tidy('[2026-11-21T01:02:03.456Z] \u001b[31mred\u001b[0m\n\u202Etext\u0000'), '[] red text');
    assert.ok(tidy('x'.repeat(5000)).length <= 300);
    assert.ok(tidy(`${'x'.repeat(299)}😀`).isWellFormed());
  });
});
