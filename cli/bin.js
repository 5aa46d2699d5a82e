#!/usr/bin/env node
// Plain JavaScript: a Node that cannot read TypeScript can still say which one is needed.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 19)) await import('./toolrisk.ts');
else {
  process.stderr.write(
    `toolrisk: this is Node ${process.versions.node}, and 22.19 or newer is needed. In a checkout, \`npm run -s toolrisk\` brings its own.\n`,
  );
  process.exitCode = 2;
}
