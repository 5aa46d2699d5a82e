import type { Command } from 'commander';
import type { PlaceholderId, Policy, Posture, Rendered, Scope, Values } from '../classifier/policy/index.ts';
import type * as Api from '../classifier/policy/index.ts';
import { UsageError } from './errors.ts';
import type { KnownServer } from './stack/known-servers.ts';
import { openRecords } from './records.ts';

interface Options {
  target: string;
  posture: string;
  value: string[];
  key?: string;
  workspace?: string;
  hosts?: string;
  branches?: string;
  ceiling?: string;
  items?: string;
  json?: boolean;
  quiet?: boolean;
  data?: string;
}

/** `toolrisk policy`: the recommended policy for a tool, a server or a whole configuration, for one client or gateway. */
export function register(program: Command): void {
  program
    .command('policy')
    .description('Print the policy for a tool, a server or a client’s configuration')
    .argument('<subject>', 'a server, a tool as server/tool, an npm package, or the file of a client’s configuration')
    .option('--target <id>', 'the client or gateway that reads it; “list” shows all', 'claude-code')
    .option('--posture <posture>', 'strict, recommended or permissive', 'recommended')
    .option('--key <name>', 'the name of the server in your own configuration')
    .option(
      '--value <name=text>',
      'a value of your own, as the options below: workspace=/srv/x; repeatable',
      (text: string, all: string[]) => [...all, text],
      [],
    )
    .option('--workspace <folder>', 'the folder that paths may be in')
    .option('--hosts <names>', 'hosts that URLs may have, separated by commas')
    .option('--branches <names>', 'branches that may be changed, separated by commas')
    .option('--ceiling <amount>', 'the highest amount')
    .option('--items <count>', 'the longest list')
    .option('--data <folder>', 'where the records are')
    .option('--json', 'the policy with what it does and what was made stricter, as JSON')
    .option('--quiet', 'only the policy')
    .action(print);
}

async function print(subject: string, options: Options): Promise<void> {
  const api = await import('../classifier/policy/index.ts');
  if (options.target === 'list')
    return void process.stdout.write(api.TARGETS.map(({ id, name }) => `${id.padEnd(14)}${name}\n`).join(''));
  const target = api.targetOf(options.target);
  if (target === undefined)
    throw new UsageError(
      `${options.target}: no such target. Choose one of ${api.TARGETS.map(({ id }) => id).join(', ')}.`,
    );
  const posture = api.POSTURES.find((name) => name === options.posture);
  if (posture === undefined)
    throw new UsageError(`${options.posture}: no such posture. Choose one of ${api.POSTURES.join(', ')}.`);
  const { policy, scope, notes } = await choose(subject, posture, valuesOf(options, api), options);
  const rendered = api.render(policy, target.id, scope);
  const sentences = api.describe(api.effective(policy, target.id), scope);
  process.stdout.write(options.json ? asJson(policy, scope, target.id, rendered, sentences) : filesAsText(rendered));
  if (!options.quiet && !options.json) explain(rendered, sentences, notes, target.install);
}

/** The reader's own values, each from its own option or from `--value`. */
function valuesOf(options: Options, { PLACEHOLDERS, readValues }: typeof Api): Values {
  const names = PLACEHOLDERS.map(({ id }) => id);
  const typed: Partial<Record<PlaceholderId, string>> = {};
  const take = (id: PlaceholderId, text: string | undefined): void => {
    if (text === undefined) return;
    if (typed[id] !== undefined) throw new UsageError(`${id} is given more than once. Give it once.`);
    typed[id] = text;
  };
  for (const id of names) take(id, options[id]);
  for (const given of options.value) {
    const [, name, text] = /^([^=]*)=(.*)$/s.exec(given) ?? [];
    const id = names.find((one) => one === name);
    if (id === undefined)
      throw new UsageError(
        `--value ${given}: not a value by name. Choose one of ${names.join(', ')}, as in --value workspace=/srv/x.`,
      );
    take(id, text);
  }
  try {
    return readValues(typed);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

interface Chosen {
  policy: Policy;
  scope: Scope;
  notes: string[];
}

/** A server or a tool where the catalogue knows the name; else a file with a configuration. */
async function choose(subject: string, posture: Posture, values: Values, options: Options): Promise<Chosen> {
  const [{ KnownServers }, { serverPolicy, stackPolicy, toolPolicy }, { existsSync }] = await Promise.all([
    import('./stack/known-servers.ts'),
    import('../classifier/policy/index.ts'),
    import('node:fs'),
  ]);
  const known = new KnownServers(await openRecords(options.data));
  const [, name = '', tool] = /^(@[^/]+\/[^/]+|[^/]*)(?:\/(.+))?$/s.exec(subject) ?? [];
  const server = known.get(name) ?? known.find({ kind: 'npm', package: name });
  if (server) {
    if (server.tools.length === 0) throw new Error(noTools(server));
    const policy = serverPolicy(server.verdict, server.tools, posture, options.key ?? server.id, values);
    if (tool === undefined) return { policy, scope: 'server', notes: [] };
    const part = toolPolicy(policy, tool);
    if (part.servers.length > 0) return { policy: part, scope: 'tool', notes: [] };
    const names = server.tools.map((one) => one.name);
    throw new UsageError(
      `${server.id} lists no tool ${JSON.stringify(tool)}. It has ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}.`,
    );
  }
  if (subject !== '-' && !existsSync(subject)) throw new UsageError(unknown(subject, known.like(name)));

  const { readConfigFile } = await import('./stack/config-file.ts');
  const config = readConfigFile(subject);
  const notes = config.problems.map(({ line, problem, remedy }) => `${subject}, line ${line}: ${problem}. ${remedy}`);
  const policies = config.servers.flatMap(({ key, line, start }) => {
    const found = known.find(start);
    if (found?.tools.length === 0) {
      notes.push(`${subject}, line ${line}: ${noTools(found)} The policy leaves it out.`);
      return [];
    }
    if (!found)
      notes.push(
        `${subject}, line ${line}: the catalogue does not know ${JSON.stringify(key)}; the policy leaves it out.`,
      );
    return found ? [serverPolicy(found.verdict, found.tools, posture, key, values)] : [];
  });
  if (policies.length === 0) throw new Error(`${subject}: the catalogue knows none of its servers. ${notes.join(' ')}`);
  return { policy: stackPolicy(policies, posture), scope: 'stack', notes };
}

const noTools = ({ id, snapshot }: KnownServer): string =>
  `${id}: its tools are not known, since it could not be listed (${snapshot.failure?.reason ?? 'no tools'}).`;

function unknown(subject: string, similar: readonly string[]): string {
  const hint =
    similar.length > 0 ? `Did you mean ${similar.join(', ')}?` : 'Search the catalogue, or name a configuration file.';
  return `${subject}: neither a server of the catalogue nor a file. ${hint}`;
}

const filesAsText = ({ files }: Rendered): string =>
  files.map(({ filename, text }) => (files.length > 1 ? `==> ${filename} <==\n${text}` : text)).join('\n');

function asJson(
  policy: Policy,
  scope: Scope,
  target: string,
  rendered: Rendered,
  sentences: readonly string[],
): string {
  const { files, fragment, advisory, expresses, lossy } = rendered;
  const result = {
    target,
    scope,
    posture: policy.posture,
    fragment,
    advisory,
    files,
    sentences,
    expresses,
    lossy,
    intents: policy.servers,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function explain(
  rendered: Rendered,
  sentences: readonly string[],
  notes: readonly string[],
  install: readonly string[],
): void {
  const lines = [
    ...notes,
    ...(rendered.advisory ? ['Advisory: this target asks or informs, it does not enforce.'] : []),
    ...(rendered.fragment ? ['This is a part; merge it into a complete policy.'] : []),
    ...sentences,
    ...rendered.lossy.map((note) => `! ${note}`),
    ...rendered.files.map(({ filename, where }) => `${filename}: ${where}`),
    ...install.map((step, index) => `${index + 1}. ${step}`),
  ];
  process.stderr.write(`\n${lines.join('\n')}\n`);
}
