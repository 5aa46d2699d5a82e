import { availableParallelism } from 'node:os';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { installMissing, remedy } from '../cli/prerequisites.ts';

/**
 * Runs all tests, or those whose path contains one of the words given: `npm test -- policy`.
 * The last line is `N passed, N failed`; the exit code is 1 where one failed or none ran.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const words = process.argv.slice(2);
const files: string[] = [];
for await (const file of glob('**/*.test.ts', { cwd: folder })) {
  const slow = file.startsWith('slow/') && !words.includes('slow');
  if (!slow && (words.length === 0 || words.some((word) => file.includes(word)))) files.push(`${folder}${file}`);
}

const tell = (line: string) => void process.stderr.write(`${line}\n`);
const missing = installMissing(['bubblewrap', 'chromium', 'fonts-liberation', 'postgresql', 'python3-pip'], tell);
if (missing.length > 0) {
  tell(remedy(missing));
  process.exit(1);
}

let passed = 0;
let failed = 0;
const stream = run({ files: files.sort(), concurrency: availableParallelism(), timeout: 600_000 });
const isCase = (data: { details: { type?: string }; name: string }) =>
  data.details.type !== 'suite' && !files.includes(data.name);
stream.on('test:pass', (data) => void (isCase(data) && passed++));
stream.on('test:fail', () => void failed++);
stream.compose(new spec()).pipe(process.stdout);
stream.on('end', () => {
  process.on('exit', () => {
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    if (failed > 0 || passed === 0) process.exitCode = 1;
  });
});
