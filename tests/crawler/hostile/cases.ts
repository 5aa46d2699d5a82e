/** What must be recorded for a misbehaving server: the names that are kept and the flags, or the reason of the failure. */
export interface Expected {
  tools?: number;
  flags?: string[];
  reason?: string | RegExp;
}

export const CASES: Readonly<Record<string, Expected>> = {
  ok: { tools: 3, flags: [] },
  endless: { tools: 64, flags: ['truncated'] },
  loop: { tools: 6, flags: ['cursor-loop', 'duplicate-name', 'duplicate-name', 'duplicate-name'] },
  'many-tools': { tools: 5000, flags: ['truncated'] },
  big100: { reason: 'too-large' },
  big9pages: { tools: 2, flags: ['too-large'] },
  deep: { reason: 'too-large' },
  deepschema: { tools: 2, flags: ['truncated', 'invalid-definition'] },
  wideschema: { tools: 1, flags: [] },
  'many-values': { reason: 'too-large' },
  onebad: { tools: 3, flags: ['invalid-definition'] },
  unnamed: { tools: 2, flags: ['invalid-definition', 'invalid-definition', 'invalid-definition', 'duplicate-name'] },
  proto: { tools: 1, flags: [] },
  badversion: { tools: 3, flags: ['unknown-protocol-version'] },
  garbage_lines: { reason: 'protocol-error' },
  garbage_nonl: { reason: 'too-large' },
  'one-junk-line': { tools: 3, flags: ['garbage'] },
  stderr: { tools: 3, flags: [] },
  forker: { tools: 3, flags: [] },
  forkbomb: { reason: /timeout|crashed/ },
  ignoreterm: { tools: 3, flags: [] },
  changed_storm: { tools: 3, flags: [] },
  sampling: { tools: 3, flags: [] },
  'asks-back': { tools: 1, flags: [] },
  growing: { tools: 3, flags: ['list-changed'] },
  silent: { reason: 'timeout' },
  trickle: { reason: 'timeout' },
  cpu: { reason: 'timeout' },
  mem: { reason: /crashed|timeout/ },
  disk: { tools: 4, flags: [] },
  'list-then-exit': { tools: 3, flags: [] },
  'second-page-dies': { tools: 3, flags: ['listed-then-exited'] },
  'no-such-method': { reason: 'no-tools' },
  'odd-error': { reason: 'protocol-error' },
  'wrong-shape': { reason: 'protocol-error' },
  modern: { tools: 3, flags: [] },
};
