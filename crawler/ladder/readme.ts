import type { Placeholder } from '../../data/schema/index.ts';
import { kindOf } from './placeholders.ts';
import type { LaunchPlan, Rung } from './plan.ts';
import { isSettingName } from './setting-names.ts';

/** The arguments and environment of the client configuration that the README shows. */
export const readme: Rung = (state) => {
  for (const config of configurations(readmeText(state.read))) {
    const plan = planOf(config, state.name);
    if (plan) return plan;
  }
  return undefined;
};

export function readmeText(read: (path: string) => string | undefined): string {
  return read('README.md') ?? read('readme.md') ?? read('Readme.md') ?? read('README') ?? '';
}

interface Configuration {
  command?: unknown;
  args?: unknown;
  env?: unknown;
}

const MOST_BLOCK = 20_000;

/** Every object under `mcpServers` or `servers` in the JSON blocks of a text. */
function* configurations(text: string): Generator<Configuration> {
  for (const match of text.matchAll(/```[^\n]*\n([\s\S]*?)```/g)) {
    const block = match[1] ?? '';
    if (block.length > MOST_BLOCK || !/"(?:mcpServers|servers|command)"/.test(block)) continue;
    const value = parseLoosely(block);
    const servers = Object(value).mcpServers ??
      Object(value).servers ??
      Object(Object(value).mcp).servers ?? { only: value };
    for (const server of Object.values(Object(servers)))
      if (typeof Object(server).command === 'string') yield server as Configuration;
  }
}

/** JSON as READMEs write it: comments, trailing commas, the braces sometimes missing. */
function parseLoosely(block: string): unknown {
  const clean = block
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/,(\s*[}\]])/g, '$1')
    .trim();
  for (const text of [clean, `{${clean}}`])
    try {
      return JSON.parse(text);
    } catch {
      // the next reading may work
    }
  return undefined;
}

function planOf(config: Configuration, name: string): LaunchPlan | undefined {
  const args = Array.isArray(config.args) ? config.args.filter((arg) => typeof arg === 'string') : [];
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}@`));
  const own = config.command === name || config.command === name.split('/').at(-1);
  if (at === -1 && !own) return undefined;
  const environment: Record<string, Placeholder> = {};
  for (const [key, value] of Object.entries(Object(config.env)))
    if (/^[A-Za-z_]\w*$/.test(key) && isSettingName(key) && !isPlain(value)) environment[key] = kindOf(key);
  const rest = args.slice(at + 1).map((arg, index, all) => neutralise(arg, all[index - 1]));
  return { step: 'readme', args: rest, environment };
}

/** A value that is meant literally: a switch, a mode, a number. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'string' || /^(?:true|false|\d{1,5}|[a-z]{2,12})$/.test(value);
}

const MARKS = /<[^>]*>|\$\{[^}]*\}|\{[^}]*\}|\bYOUR[_-]?\w*|\byour[_-][\w-]+|\bxxx+\b|\.\.\.|\[[^\]]*\]/i;

/** Replaces what a README leaves for its reader to fill in by a placeholder in braces. */
export function neutralise(arg: string, before = ''): string {
  const option = /^(--?[\w-]+)=(.*)$/.exec(arg);
  if (option) return `${option[1]}=${neutralise(option[2] ?? '', option[1])}`;
  if (arg.startsWith('-')) return arg;
  if (/^(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?):\/\//.test(arg)) return '{postgres-url}';
  if (/^sqlite:/.test(arg)) return '{sqlite-url}';
  if (/^(?:\/|~\/|\.\/|[A-Z]:\\|\$\{?(?:HOME|PWD|workspace))/.test(arg) || /\/path\/to|\bpath\b/i.test(arg))
    return '{directory}';
  if (!MARKS.test(arg)) return arg;
  const hint = before.startsWith('-')
    ? before.replace(/^-+/, '')
    : arg.replaceAll(/[^\w]+/g, '_').replace(/^_+|_+$/g, '');
  return `{${kindOf(hint)}}`;
}
