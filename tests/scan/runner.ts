import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Step {
  id?: string;
  if?: string;
  uses?: string;
  shell?: string;
  run?: string;
  env?: Record<string, string>;
}
interface ActionFile {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: Step[] };
}

export const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;

/** What a run of the action left behind. */
export interface Run {
  code: number;
  log: string;
  outputs: Record<string, string>;
  /** What `npm` was asked for, one line a call. */
  npm: string;
  workspace: string;
}

/** A place where the action is checked out, as a runner does it, and one where the caller's repository is. */
export interface Runner {
  action: string;
  workspace: string;
  temp: string;
}

/** Checks the action out, without its records; the folder's name has a blank in it. */
export function checkOut(): Runner {
  const work = mkdtempSync(join(tmpdir(), 'toolrisk runner-'));
  const action = join(work, 'the action');
  for (const name of [
    'action.yml',
    'package.json',
    'package-lock.json',
    'cli',
    'classifier',
    'crawler',
    'site/config.ts',
  ])
    cpSync(join(ROOT, name), join(action, name), { recursive: true });
  for (const name of ['data/schema', 'data/store']) cpSync(join(ROOT, name), join(action, name), { recursive: true });
  const [workspace, temp] = [join(work, 'workspace'), join(work, 'temp')];
  for (const folder of [workspace, temp, join(work, 'bin')]) mkdirSync(folder);
  return { action, workspace, temp };
}

/** Runs each step of action.yml as a runner does. Unless `install` says so, packages that are already here stand for npm’s. */
export async function runAction(
  { action, workspace, temp }: Runner,
  inputs: Record<string, string>,
  environment: Record<string, string> = {},
  install = false,
): Promise<Run> {
  const bin = join(temp, 'bin');
  mkdirSync(bin, { recursive: true });
  const asked = join(temp, 'npm.log');
  const packages = join(ROOT, 'node_modules');
  writeFileSync(
    join(bin, 'npm'),
    `#!/bin/sh\necho "$@" >> '${asked}'\nln -sfn '${packages}' "$GITHUB_ACTION_PATH/node_modules"\n`,
  );
  chmodSync(join(bin, 'npm'), 0o755);
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary.md') };
  for (const file of [asked, ...Object.values(files)]) writeFileSync(file, '');
  const values = Object.fromEntries(
    Object.entries(ACTION.inputs).map(([name, { default: text = '' }]) => [name, text]),
  );
  const context = (path: string): string => {
    const [, name = ''] = /^inputs\.(.+)$/.exec(path) ?? [];
    if (name in values) return inputs[name] ?? fill(values[name] as string);
    if (path === 'github.token') return 'the-token';
    throw new Error(`action.yml: this runner does not know ${path}`);
  };
  const fill = (text: string): string => text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, path: string) => context(path));
  const applies = (condition: string): boolean => {
    const [, path = '', wanted] = /^(\S+) == '(.*)'$/.exec(condition) ?? [];
    return context(path) === wanted;
  };

  let log = '';
  for (const step of ACTION.runs.steps) {
    if (step.run === undefined || (step.if !== undefined && !applies(step.if))) continue;
    if (step.shell !== 'bash')
      throw new Error(`action.yml: a step without a shell that this runner knows: ${step.run}`);
    const script = join(temp, 'step.sh');
    writeFileSync(script, fill(step.run));
    const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)] as const);
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      env: {
        ...(install && process.env),
        PATH: [...(install ? [] : [bin]), join(process.execPath, '..'), process.env['PATH']].join(delimiter),
        HOME: install ? process.env['HOME'] : temp,
        RUNNER_TEMP: temp,
        GITHUB_ACTION_PATH: action,
        ...files,
        ...environment,
        ...Object.fromEntries(own),
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const code = await new Promise<number>((done) => child.on('close', (status) => done(status ?? 1)));
    if (code !== 0) return result(code);
  }
  return result(0);

  function result(code: number): Run {
    const lines = readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n').filter(Boolean);
    const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    return { code, log, outputs, npm: readFileSync(asked, 'utf8'), workspace };
  }
}
