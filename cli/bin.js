#!/usr/bin/env node
// Plain JavaScript: a Node that cannot read TypeScript can still say which one is needed.
import { isEnough, NEEDED } from './needed-node.js';

if (isEnough(process.versions.node)) await import('./toolrisk.ts');
else {
  process.stderr.write(
    `toolrisk: this is Node ${process.versions.node}, and ${NEEDED} or newer is needed. In a checkout, \`npm run -s toolrisk\` brings its own.\n`,
  );
  process.exitCode = 2;
}
