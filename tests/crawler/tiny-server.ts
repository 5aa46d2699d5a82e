import type { Package } from './registry.ts';

/** A package that serves MCP in a few lines, without dependencies: `before` runs first, `tools` is an expression. */
export function tinyServer(name: string, tools: string, before = '', version = '1.0.0'): Package {
  const program = `#!/usr/bin/env node
${before}
let text = '';
const reply = (id, result) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result }) + '\\n');
process.stdin.on('data', (chunk) => {
  text += chunk;
  for (let end; (end = text.indexOf('\\n')) !== -1; text = text.slice(end + 1)) {
    const { id, method } = JSON.parse(text.slice(0, end));
    if (method === 'initialize')
      reply(id, { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: '${name}', version: '${version}' } });
    if (method === 'tools/list') reply(id, { tools: ${tools} });
  }
});
`;
  const manifest = { bin: { [name]: 'index.js' }, description: `The ${name} server`, license: 'MIT' };
  return { name, version, manifest, entries: [{ path: 'package/index.js', text: program }] };
}

/** An expression for a list of that many tools. */
export const someTools = (count: number) =>
  `Array.from({ length: ${count} }, (_, at) => ({ name: 'tool_' + at, description: 'does ' + at, inputSchema: { type: 'object' } }))`;
