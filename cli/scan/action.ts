import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeComment } from './comment.ts';

/** Where clients keep a configuration in a repository. */
const USUAL = ['.mcp.json', '.vscode/mcp.json', '.cursor/mcp.json', '.gemini/settings.json', '.codex/config.toml'];
const TOOLRISK = fileURLToPath(new URL('../toolrisk.ts', import.meta.url));

/** What action.yml runs: scans each configuration, writes summary, SARIF and comment, and ends as the worst scan ended. */
const env = (name: string): string => process.env[name]?.trim() ?? '';
const named = env('TOOLRISK_CONFIG')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const configs = named.length > 0 ? named : USUAL.filter((path) => existsSync(path));

if (configs.length === 0) {
  process.stdout.write(`No configuration of an MCP client found (${USUAL.join(', ')}). Name one with “config”.\n`);
} else {
  const runs = configs.map((config) => scan(config, ['--markdown']));
  const report = runs.map(({ text }) => text).join('\n');
  const file = join(env('RUNNER_TEMP') || tmpdir(), 'toolrisk-report.md');
  writeFileSync(file, report);
  if (env('GITHUB_STEP_SUMMARY')) appendFileSync(env('GITHUB_STEP_SUMMARY'), report);
  if (env('GITHUB_OUTPUT')) appendFileSync(env('GITHUB_OUTPUT'), `report=${file}\n`);
  process.stdout.write(report);
  if (env('TOOLRISK_SARIF')) writeFileSync(env('TOOLRISK_SARIF'), sarifOf(configs));
  if (env('TOOLRISK_COMMENT') !== 'false') await comment(report);
  process.exitCode = Math.max(...runs.map(({ code }) => code));
}

function scan(config: string, form: readonly string[]): { text: string; code: number } {
  const failOn = env('TOOLRISK_FAIL_ON');
  const options = [
    ...form,
    ...(failOn ? ['--fail-on', failOn] : []),
    ...(env('TOOLRISK_LIVE') === 'true' ? ['--live'] : []),
  ];
  // `--` first: a path is never an option.
  const { stdout, stderr, status } = spawnSync(process.execPath, [TOOLRISK, 'scan', ...options, '--', config], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  process.stderr.write(stderr);
  if (stdout !== '') return { text: stdout, code: status ?? 1 };
  return { text: `# ${config}\n\nThis configuration could not be read; see the log of the job.\n`, code: status ?? 1 };
}

/** One log with the runs of all configurations. */
function sarifOf(paths: readonly string[]): string {
  const logs = paths.flatMap((path) => {
    const { text } = scan(path, ['--sarif']);
    return text.startsWith('{') ? [JSON.parse(text) as { runs: object[] }] : [];
  });
  const runs = logs.flatMap((log, index) =>
    log.runs.map((run) => ({ ...run, automationDetails: { id: `toolrisk/${index + 1}` } })),
  );
  return `${JSON.stringify({ ...(logs[0] ?? { version: '2.1.0' }), runs }, null, 2)}\n`;
}

/** A comment that cannot be written is a warning: pull requests from forks may not write. */
async function comment(report: string): Promise<void> {
  const event = env('GITHUB_EVENT_PATH');
  const { pull_request: request } = (event ? JSON.parse(readFileSync(event, 'utf8')) : {}) as {
    pull_request?: { number: number };
  };
  if (request === undefined || env('TOOLRISK_TOKEN') === '') return;
  const thread = {
    api: env('GITHUB_API_URL') || 'https://api.github.com',
    repository: env('GITHUB_REPOSITORY'),
    issue: request.number,
    token: env('TOOLRISK_TOKEN'),
  };
  try {
    process.stdout.write(`Comment ${await writeComment(thread, report.slice(0, 65_000))}.\n`);
  } catch (error) {
    process.stdout.write(`::warning::${(error as Error).message.replaceAll('\n', ' ')}\n`);
  }
}
