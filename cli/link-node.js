// Runs after `npm ci`, in plain JavaScript, on whatever Node is there: from then on the scripts of package.json run on the Node
// that was installed. npm 9 and 10 remove its link, as another platform's package names the same one
// (https://github.com/npm/cli/issues/4362).
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isEnough, NEEDED } from './needed-node.js';

const modules = process.argv[2] ?? fileURLToPath(new URL('../node_modules', import.meta.url));
const own = join(`node-${process.platform}-${process.arch}`, 'bin', 'node');
const link = join(modules, '.bin', 'node');

if (existsSync(join(modules, own))) {
  if (!existsSync(link)) {
    mkdirSync(join(modules, '.bin'), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(join('..', own), link);
  }
} else if (!isEnough(process.versions.node)) {
  process.stderr.write(
    `toolrisk: npm installs Node for Linux on x64 and arm64 only; here Node ${NEEDED} or newer is needed, and this is ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
}
