import { type Command, InvalidArgumentError, Option } from 'commander';

export interface LlmFlags {
  engine: 'rules' | 'llm' | 'both';
  model?: string;
  baseUrl?: string;
  concurrency?: number;
  rpm?: number;
  tpm?: number;
  timeout?: number;
  retries?: number;
  priceIn?: number;
  priceOut?: number;
  estimate?: boolean;
  yes?: boolean;
  batch?: string | true;
  cache?: string;
  ignoreAnnotations?: boolean;
  quiet?: boolean;
}

/** The options of the second engine. */
export function addLlmOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--engine <engine>', 'what decides: our rules, a language model, or both side by side')
        .choices(['rules', 'llm', 'both'])
        .default('rules'),
    )
    .option('--model <name>', 'llm: the model, as its server calls it (or OPENAI_MODEL)')
    .option('--base-url <url>', 'llm: an OpenAI-compatible server (or OPENAI_BASE_URL); its key is OPENAI_API_KEY')
    .option('--concurrency <n>', 'llm: requests at once (default: 4)', count)
    .option('--rpm <n>', 'llm: at most so many requests a minute', count)
    .option('--tpm <n>', 'llm: at most so many tokens a minute', count)
    .option('--timeout <seconds>', 'llm: how long one answer may take (default: 120)', positive)
    .option('--retries <n>', 'llm: how often a failed request is sent again (default: 6)', natural)
    .option('--price-in <amount>', 'llm: price of a million input tokens, for the estimate', amount)
    .option('--price-out <amount>', 'llm: price of a million output tokens, for the estimate', amount)
    .option('--estimate', 'llm: print what the run would ask and cost, and stop')
    .option('--yes', 'llm: do not ask before a run on a hosted server')
    .option('--batch [id]', 'llm: use the Batch API of the server; with an id, collect that batch too')
    .option('--cache <folder>', 'llm: where answers are kept (default: .cache/llm)');
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('A number above 0.');
  return value;
}

function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A whole number above 0.');
  return Number(text);
}

function natural(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('A whole number from 0 to 999.');
  return Number(text);
}

function amount(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && Number.isFinite(value))) throw new InvalidArgumentError('An amount.');
  return value;
}
