import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Risk } from '../../data/schema/index.ts';
import { fail, UsageError } from '../errors.ts';
import { noteProblems, reportOn, riskNamed } from '../scan.ts';
import { readConfigFile } from '../stack/config-file.ts';
import { writeComment } from './comment.ts';
import { markdownText, unreadable } from './markdown.ts';
import { reachesRisk, type ScanReport } from './report.ts';
import { sarifText } from './sarif.ts';
import { counted } from './words.ts';

/** Where clients keep a configuration in a repository. */
const USUAL = ['.mcp.json', '.vscode/mcp.json', '.cursor/mcp.json', '.gemini/settings.json', '.codex/config.toml'];

/** A comment on GitHub holds 65,536 characters. */
const LONGEST_COMMENT = 65_000;

const env = (name: string): string => process.env[name]?.trim() ?? '';

/** One configuration: its report, or why there is none, as Markdown; and the exit code that it alone would end with. */
interface Scanned {
  report?: ScanReport;
  markdown: string;
  code: number;
}

async function scan(path: string, failOn: Risk | undefined): Promise<Scanned> {
  try {
    const config = readConfigFile(path);
    noteProblems(path, config);
    const report = await reportOn(path, config, { live: env('TOOLRISK_LIVE') === 'true', quiet: true });
    return { report, markdown: markdownText(report), code: failOn && reachesRisk(report, failOn) ? 1 : 0 };
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(`${message}\n`);
    return { markdown: unreadable(path, message), code: error instanceof UsageError ? 2 : 1 };
  }
}

/** One log with the runs of all configurations. */
function sarifOf(reports: readonly ScanReport[]): string {
  const logs = reports.map((report) => JSON.parse(sarifText(report)) as { runs: object[] });
  const runs = logs.flatMap((log, index) =>
    log.runs.map((run) => ({ ...run, automationDetails: { id: `toolrisk/${index + 1}` } })),
  );
  return `${JSON.stringify({ version: '2.1.0', ...logs[0], runs }, null, 2)}\n`;
}

/** The reports that fit into one comment, whole, and how many do not. */
function commentOf(reports: readonly string[]): string {
  let text = '';
  let left = 0;
  for (const report of reports)
    if (text.length + report.length > LONGEST_COMMENT) left += 1;
    else text += `${text === '' ? '' : '\n'}${report}`;
  if (left === 0) return text;
  return `${text}\n${counted(left, 'configuration', 'configurations')} did not fit; see the summary of the job.\n`;
}

/** A comment that cannot be written is a warning: pull requests from forks may not write. */
async function comment(text: string): Promise<void> {
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
    process.stdout.write(`Comment ${await writeComment(thread, text)}.\n`);
  } catch (error) {
    process.stdout.write(`::warning::${(error as Error).message.replaceAll('\n', ' ')}\n`);
  }
}

/** What action.yml runs: scans each configuration, writes summary, SARIF and comment, and ends as the worst scan ended. */
async function run(): Promise<void> {
  const failOn = env('TOOLRISK_FAIL_ON') === '' ? undefined : riskNamed(env('TOOLRISK_FAIL_ON'));
  const named = env('TOOLRISK_CONFIG')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const configs = named.length > 0 ? named : USUAL.filter((path) => existsSync(path));
  if (configs.length === 0) {
    process.stdout.write(`No configuration of an MCP client found (${USUAL.join(', ')}). Name one with “config”.\n`);
    return;
  }
  const scans: Scanned[] = [];
  for (const config of configs) scans.push(await scan(config, failOn));
  const markdown = scans.map((one) => one.markdown);
  const report = markdown.join('\n');
  const file = join(env('RUNNER_TEMP') || tmpdir(), 'toolrisk-report.md');
  writeFileSync(file, report);
  if (env('GITHUB_STEP_SUMMARY')) appendFileSync(env('GITHUB_STEP_SUMMARY'), report);
  if (env('GITHUB_OUTPUT')) appendFileSync(env('GITHUB_OUTPUT'), `report=${file}\n`);
  process.stdout.write(report);
  if (env('TOOLRISK_SARIF')) writeFileSync(env('TOOLRISK_SARIF'), sarifOf(scans.flatMap((one) => one.report ?? [])));
  if (env('TOOLRISK_COMMENT') !== 'false') await comment(commentOf(markdown));
  process.exitCode = Math.max(...scans.map(({ code }) => code));
}

await run().catch(fail);
