import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Judged, Labelled, Split } from '../classifier/evaluation/index.ts';
import type { Evaluation, ToolVerdict } from '../data/schema/index.ts';
import type { Store } from '../data/store/index.ts';
import { UsageError } from './errors.ts';
import { addLlmOptions, type LlmFlags } from './llm-options.ts';

interface Options extends LlmFlags {
  split?: Split | 'all';
  annotations?: boolean;
  output?: string;
  json?: boolean;
  data?: string;
}

/** `toolrisk eval`: how good the engines are against hand-labelled tools. */
export function register(program: Command): void {
  const command = program
    .command('eval')
    .description('Measure the engines against hand-labelled tools')
    .addOption(
      new Option('--split <split>', 'which labels (default: test where there are such labels, else all)').choices([
        'train',
        'development',
        'test',
        'all',
      ]),
    )
    .option('--annotations', 'let the engines see what authors declare')
    .option('--output <file>', 'write the measurements there, as data/evaluation.json')
    .option('--data <folder>', 'where the records are')
    .option('--json', 'measurements as JSON')
    .option('--quiet', 'no progress');
  addLlmOptions(command).action(run);
}

async function run(options: Options): Promise<void> {
  const [{ openStore, DATA_FOLDER, formatJson, writeText }, { Evaluation }, { reportOf }] = await Promise.all([
    import('../data/store/index.ts'),
    import('../data/schema/index.ts'),
    import('../classifier/evaluation/index.ts'),
  ]);
  const measured = await measure(openStore(options.data ?? DATA_FOLDER), options);
  if (measured === undefined) return;
  const evaluation = Evaluation.parse(measured);
  if (options.output !== undefined) writeText(options.output, formatJson(evaluation));
  process.stdout.write(options.json ? formatJson(evaluation) : reportOf(evaluation));
}

/** Undefined where only an estimate of the model's cost was asked for. */
async function measure(store: Store, options: Options): Promise<Evaluation | undefined> {
  const [{ CLASSIFIER_VERSION, classifyTool }, evaluation] = await Promise.all([
    import('../classifier/index.ts'),
    import('../classifier/evaluation/index.ts'),
  ]);
  const { labelledTools, labellerAgreement, evaluate, poisonEvaluation, rounded } = evaluation;
  const splits = splitsOf(store, options.split);
  const labelled = labelledTools(store, splits);
  const ignoreAnnotations = options.annotations !== true;
  const result: Evaluation = {
    classifier: CLASSIFIER_VERSION,
    splits: splits.join(', '),
    listedUntil: lastListing(store, labelled),
    annotations: ignoreAnnotations ? 'hidden' : 'shown',
  };
  if (options.engine !== 'llm')
    result.rules = evaluate(
      labelled.map((each) => judge(each, classifyTool(each.tool, each.context, { ignoreAnnotations }))),
    );
  if (options.engine !== 'rules') {
    const answers = await askModel(labelled, { ...options, engine: 'llm', ignoreAnnotations });
    if (answers === undefined) return undefined;
    result.llm = {
      ...evaluate(labelled.map((each, i) => judge(each, answers.verdicts[i] as ToolVerdict))),
      model: options.model ?? process.env.OPENAI_MODEL ?? '',
      withoutAnswer: answers.without,
    };
  }
  const labellers = labellerAgreement(labelled.map(({ gold }) => gold.passes));
  const authors = options.engine === 'llm' ? undefined : await authorsOf(store);
  const poisoned = options.engine === 'llm' ? undefined : poisonEvaluation(store);
  return {
    ...result,
    ...(poisoned !== undefined && { poisoned: rounded(poisoned) }),
    ...(labellers !== undefined && { labellers: rounded(labellers) }),
    ...(authors !== undefined && { authors: rounded(authors) }),
  };
}

function splitsOf(store: Store, asked: Options['split']): Split[] {
  const present = new Set([...store.gold.records()].map(({ split }) => split));
  const all = (['train', 'development', 'test'] as const).filter((split) => present.has(split));
  if (all.length === 0)
    throw new Error(`${join(store.folder, 'gold')}: no tool is labelled; label some, or name another --data`);
  if (asked === 'all') return all;
  if (asked === undefined) return present.has('test') ? ['test'] : all;
  if (!present.has(asked))
    throw new UsageError(`no tool of the ${asked} split is labelled; there is ${all.join(', ')}`);
  return [asked];
}

const judge = ({ server, gold }: Labelled, verdict: ToolVerdict): Judged => ({
  server,
  tool: gold.tool,
  gold: gold.label,
  verdict,
});

/** A day of the data rather than today, so that two runs write the same bytes. */
function lastListing(store: Store, labelled: readonly Labelled[]): string {
  const servers = new Set(labelled.map(({ server }) => server));
  return [...servers]
    .map((id) => store.snapshots.read(id)?.provenance?.listedOn ?? '')
    .sort()
    .at(-1) as string;
}

async function authorsOf(store: Store) {
  const [{ classifyServer }, { authorAgreement }] = await Promise.all([
    import('../classifier/index.ts'),
    import('../classifier/evaluation/index.ts'),
  ]);
  const judged = [...store.snapshots.records()].flatMap((snapshot) => {
    const { tools } = classifyServer(snapshot, { ignoreAnnotations: true });
    return snapshot.tools.map((tool, i) => ({ tool, verdict: tools[i] as ToolVerdict }));
  });
  return authorAgreement(judged);
}

/** What has no answer is Unclassified, and counted. */
async function askModel(labelled: readonly Labelled[], flags: LlmFlags) {
  const { runLlm } = await import('./llm.ts');
  const verdicts = new Map<Labelled, ToolVerdict>();
  let without = 0;
  const lineOf = (item: Labelled, verdict: ToolVerdict) => {
    verdicts.set(item, verdict);
    return {};
  };
  const write = (line: object) => void ('problem' in line && without++);
  await runLlm({ items: labelled, lineOf, write }, flags);
  return flags.estimate ? undefined : { verdicts: labelled.map((item) => verdicts.get(item) as ToolVerdict), without };
}
