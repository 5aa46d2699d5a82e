import type { Command } from 'commander';
import type { ClientConfig, ConfiguredServer } from '../classifier/stack/index.ts';
import type { Risk } from '../data/schema/index.ts';
import { UsageError } from './errors.ts';
import type { ScanReport } from './scan/report.ts';
import { openRecords } from './records.ts';

interface Options {
  json?: boolean;
  markdown?: boolean;
  sarif?: boolean;
  failOn?: string;
  live?: boolean;
  quiet?: boolean;
  data?: string;
}

const LEVELS = ['low', 'medium', 'high', 'critical'] as const;

/** `toolrisk scan`: what the servers of a client’s configuration expose, from the catalogue or listed on the spot. */
export function register(program: Command): void {
  program
    .command('scan')
    .description('List what the servers of a client’s configuration expose')
    .argument('<config>', 'the configuration of an MCP client (JSON, JSONC or Codex TOML); - for standard input')
    .option('--live', 'list npm and remote servers now, in the sandbox, instead of asking the catalogue')
    .option('--fail-on <risk>', 'exit with 1 at this risk or above; what is not known counts as high')
    .option('--data <folder>', 'where the records are')
    .option('--json', 'the report as JSON')
    .option('--markdown', 'the report as Markdown')
    .option('--sarif', 'the report as SARIF 2.1.0')
    .option('--quiet', 'no notes and no progress')
    .action(scan);
}

async function scan(path: string, options: Options): Promise<void> {
  const threshold = options.failOn === undefined ? undefined : riskNamed(options.failOn);
  if ([options.json, options.markdown, options.sarif].filter(Boolean).length > 1)
    throw new UsageError('--json, --markdown and --sarif exclude each other. Choose one.');
  const { readConfigFile } = await import('./stack/config-file.ts');
  const config = readConfigFile(path);
  if (!options.quiet) noteProblems(path, config);
  const { reachesRisk } = await import('./scan/report.ts');
  const report = await reportOn(path, config, options);
  process.stdout.write(await asText(report, options));
  if (threshold !== undefined && reachesRisk(report, threshold)) {
    if (!options.quiet) process.stderr.write(`Risk ${threshold} or above is exposed, or a server is not known.\n`);
    process.exitCode = 1;
  }
}

/** The risk of that name. Throws a UsageError where there is none. */
export function riskNamed(name: string): Risk {
  const risk = LEVELS.find((level) => level === name);
  if (risk) return risk;
  throw new UsageError(`${name}: no such risk. Choose one of ${LEVELS.join(', ')}.`);
}

/** What is wrong in a configuration that could be read all the same, on standard error. */
export function noteProblems(path: string, { problems }: ClientConfig): void {
  for (const { line, problem, remedy } of problems)
    process.stderr.write(`${path}, line ${line}: ${problem}. ${remedy}\n`);
}

/** What the servers of a configuration expose, by the catalogue or listed on the spot. */
export async function reportOn(
  path: string,
  config: ClientConfig,
  options: Pick<Options, 'live' | 'quiet' | 'data'>,
): Promise<ScanReport> {
  const [{ KnownServers }, { makeReport }] = await Promise.all([
    import('./stack/known-servers.ts'),
    import('./scan/report.ts'),
  ]);
  const known = new KnownServers(await openRecords(options.data));
  const imitated = ({ start }: ConfiguredServer) => known.imitated(start);
  if (!options.live) return makeReport(path, config, ({ start }) => known.find(start), imitated);
  const { listLive } = await import('./scan/live.ts');
  const listed = await listLive(config.servers, options.quiet === true);
  return makeReport(path, config, ({ key }) => listed.get(key), imitated);
}

async function asText(report: ScanReport, { json, markdown, sarif }: Options): Promise<string> {
  if (json) {
    const { remark } = await import('./scan/words.ts');
    const servers = report.servers.map((server) => ({ ...server, remark: remark(server) }));
    return `${JSON.stringify({ ...report, servers }, null, 2)}\n`;
  }
  if (sarif) return (await import('./scan/sarif.ts')).sarifText(report);
  if (markdown) return (await import('./scan/markdown.ts')).markdownText(report);
  return (await import('./scan/table.ts')).tableText(report);
}
