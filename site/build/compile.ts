import { build } from 'astro';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { CACHE, ROOT, SITE_FOLDER } from './paths.ts';

/**
 * The compiled templates for a source key: a folder with the server bundle that Astro makes. Compiled once for
 * each key, in a process of its own, so that a build that changes only data never starts the bundler.
 */
export async function compiledTemplates(key: string): Promise<string> {
  const folder = join(CACHE, 'templates', key);
  if (entryOf(folder) !== undefined) {
    const now = new Date();
    utimesSync(folder, now, now);
    return folder;
  }
  // Astro leaves its server bundle where it is only when the output lies below the working folder.
  const child = fork(fileURLToPath(import.meta.url), [folder], {
    cwd: ROOT,
    silent: true,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let noise = '';
  child.stdout?.on('data', (chunk) => (noise += chunk));
  child.stderr?.on('data', (chunk) => (noise += chunk));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0 || entryOf(folder) === undefined)
    throw new Error(`The templates of the site do not compile:\n${noise.slice(-4000)}`);
  clearUnused(join(CACHE, 'templates'));
  return folder;
}

const HOUR = 3_600_000;

/**
 * Deletes the templates that no build began to use within the last hour: builds of other addresses or sources may
 * run beside this one.
 */
export function clearUnused(templates: string): void {
  for (const name of readdirSync(templates)) {
    const folder = join(templates, name);
    const used = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - used > HOUR) rmSync(folder, { recursive: true, force: true });
  }
}

/** The bundle's entry module; undefined where nothing was compiled. */
export function entryOf(folder: string): string | undefined {
  try {
    const name = readdirSync(folder).find((file) => /^prerender-entry\..*mjs$/.test(file));
    return name && join(folder, name);
  } catch {
    return undefined;
  }
}

/** Runs Astro once and keeps its compiled templates. */
async function compile(folder: string): Promise<void> {
  const work = `${folder}.${process.pid}.tmp`;
  await build({
    root: SITE_FOLDER,
    outDir: `${work}/`,
    logLevel: 'error',
    integrations: [
      {
        name: 'keep-templates',
        hooks: {
          'astro:build:start': ({ setPrerenderer }) => {
            setPrerenderer((standard) => ({
              ...standard,
              name: 'keep-templates',
              // Everything is compiled by now and nothing rendered: keep the bundle, render no page.
              async getStaticPaths() {
                cpSync(join(work, '.prerender'), `${work}.kept`, { recursive: true });
                return [];
              },
            }));
          },
        },
      },
    ],
  });
  mkdirSync(join(folder, '..'), { recursive: true });
  try {
    renameSync(`${work}.kept`, folder);
  } catch (error) {
    // Another build was quicker with the same templates.
    rmSync(`${work}.kept`, { recursive: true, force: true });
    if (entryOf(folder) === undefined) throw error;
  }
  rmSync(work, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile(process.argv[2] as string);
