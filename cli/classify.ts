import type { Command } from 'commander';
import type { ListedTool } from '../classifier/index.ts';
import { UsageError } from './errors.ts';
import { addLlmOptions, type LlmFlags } from './llm-options.ts';
import { stage } from './progress.ts';
import { openRecords } from './records.ts';

interface Options extends Partial<LlmFlags> {
  input?: string;
  output?: string;
  review?: string;
  check?: boolean;
  json?: boolean;
  force?: boolean;
  data?: string;
}

/** `toolrisk classify`: the whole catalogue, or any list of tools. */
export function register(program: Command): void {
  const command = program
    .command('classify')
    .description('Decide what each tool can do: the stored catalogue, or a list of tools')
    .argument('[server...]', 'llm, both: servers of the catalogue (default: all)')
    .option('--input <file>', 'a list instead of the catalogue: lines {id, server, tool}; - for standard input')
    .option('--output <file>', 'where the lines {id, category, effects, risk, …} go; - for standard output', '-')
    .option(
      '--review <file>',
      'both: where the tools go on which the engines differ, each with an override to complete',
    )
    .option('--ignore-annotations', 'leave the author’s annotations out of sight')
    .option('--check', 'write nothing; exit 1 where a stored verdict is not what would be written')
    .option('--force', 'classify again what is unchanged')
    .option('--data <folder>', 'where the records are')
    .option('--json', 'results as JSON')
    .option('--quiet', 'no progress');
  addLlmOptions(command).action(classify);
}

async function classify(servers: string[], options: Options): Promise<void> {
  const byModel = options.engine === 'llm' || options.engine === 'both';
  if (options.review !== undefined && options.engine !== 'both')
    throw new UsageError('--review needs two engines to compare; add --engine both');
  if (servers.length > 0 && (options.input !== undefined || !byModel))
    throw new UsageError('servers are named for --engine llm or both over the catalogue; leave them out');
  if (options.input !== undefined) return classifyList(options);
  if (byModel) return classifyCatalogueByModel(servers, options);
  const { changed, lapsed, ...counts } = await classifyStored(options);
  if (options.json) process.stdout.write(`${JSON.stringify({ ...counts, changed, lapsed }, null, 2)}\n`);
  if (options.check && changed.length > 0) process.exitCode = 1;
}

async function classifyCatalogueByModel(servers: string[], options: Options): Promise<void> {
  const [{ DATA_FOLDER }, { classifyByModel }] = await Promise.all([
    import('../data/store/index.ts'),
    import('./classify-by-model.ts'),
  ]);
  const { output = '-', data = DATA_FOLDER, ...flags } = options;
  await classifyByModel(servers, data, { ...(flags as LlmFlags), output });
}

export interface StoredSummary {
  servers: number;
  tools: number;
  /** Servers whose stored verdicts are written, or with `check` would be. */
  changed: string[];
  /** Overrides that no longer apply, as server/tool. */
  lapsed: string[];
}

/** Classifies every stored snapshot whose inputs changed since its verdict was made. */
export async function classifyStored(
  options: { quiet?: boolean; check?: boolean; force?: boolean; data?: string; ignoreAnnotations?: boolean } = {},
): Promise<StoredSummary> {
  const { classifyCatalogue } = await import('../classifier/index.ts');
  const store = await openRecords(options.data);
  const bar = stage('classify', { quiet: options.quiet ?? false });
  bar.total(store.snapshots.ids().length);
  const summary: StoredSummary = { servers: 0, tools: 0, changed: [], lapsed: [] };
  for (const { server, tools, changed, lapsed } of classifyCatalogue(store, options)) {
    summary.servers++;
    summary.tools += tools;
    if (changed) summary.changed.push(server);
    summary.lapsed.push(...lapsed.map((tool) => `${server}/${tool}`));
    bar.step(server);
  }
  const { servers, tools, changed, lapsed } = summary;
  bar.done(
    [
      `${tools} tools of ${servers} servers`,
      options.check
        ? `${changed.length} out of date${changed.length > 0 ? ': run `toolrisk classify`' : ''}`
        : `${changed.length} changed`,
      ...(lapsed.length > 0 ? [`lapsed overrides: ${lapsed.join(', ')}`] : []),
    ].join('; '),
  );
  return summary;
}

async function classifyList(options: Options): Promise<void> {
  const [{ classifyLines, lineOf, readLines, LineError }, { readInput, lineWriter }] = await Promise.all([
    import('../classifier/index.ts'),
    import('./lines.ts'),
  ]);
  const text = await readInput(options.input as string);
  let listed: ListedTool[];
  try {
    listed = readLines(text);
  } catch (error) {
    if (error instanceof LineError) throw new Error(`${options.input}: ${error.message}`);
    throw error;
  }
  const output = lineWriter(options.output ?? '-');
  try {
    if (options.engine !== undefined && options.engine !== 'rules') {
      const { runLlm } = await import('./llm.ts');
      await runLlm(
        { items: listed, lineOf: ({ id, tool }, verdict) => lineOf(id, tool, verdict), write: output.write },
        options as LlmFlags,
      );
    } else {
      const bar = stage('classify', { quiet: options.quiet ?? false });
      bar.total(listed.length);
      for (const line of classifyLines(listed, { ignoreAnnotations: options.ignoreAnnotations === true })) {
        await output.write(line);
        bar.step();
      }
      bar.done(`${listed.length} ${listed.length === 1 ? 'tool' : 'tools'}`);
    }
    if (options.estimate) output.discard();
    else await output.close();
  } catch (error) {
    output.discard();
    throw error;
  }
}
