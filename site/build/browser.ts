import { build } from 'vite';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeText } from '../../data/store/index.ts';
import { CACHE, ROOT, SITE_FOLDER } from './paths.ts';
import { keyOf } from './sources.ts';

const SOURCES = ['site/client', 'site/search', 'classifier', 'data/schema', 'data/store'];

/**
 * Bundles the browser's scripts below `<out>/assets`, under names without a hash: a changed script must not change
 * a page. The bundle is kept, so that the bundler starts only when a source of it changed.
 */
export async function writeScripts(out: string): Promise<void> {
  const folder = join(CACHE, 'scripts', keyOf(SOURCES, ['site/build/browser.ts', 'package-lock.json']));
  if (!existsSync(folder)) await bundle(folder);
  for (const name of readdirSync(folder))
    writeText(join(out, 'assets', name), readFileSync(join(folder, name), 'utf8'));
}

async function bundle(folder: string): Promise<void> {
  const work = `${folder}.${process.pid}.tmp`;
  const names = {
    entryFileNames: 'assets/[name].js',
    chunkFileNames: 'assets/[name].js',
    assetFileNames: 'assets/[name][extname]',
  };
  await build({
    root: SITE_FOLDER,
    // Scripts find each other where they are, so that one bundle serves any address.
    base: './',
    configFile: false,
    cacheDir: join(CACHE, 'vite'),
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es', rollupOptions: { output: names } },
    build: {
      outDir: work,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // Without the schemas' validators, which nothing in the browser calls.
      rollupOptions: {
        input: join(ROOT, 'site/client/site.ts'),
        output: names,
        treeshake: { moduleSideEffects: (id) => /\/site\/(?:client|search)\//.test(id), manualPureFunctions: ['z'] },
      },
    },
  });
  try {
    renameSync(join(work, 'assets'), folder);
  } catch (error) {
    // Another build was quicker with the same scripts.
    if (!existsSync(folder)) throw error;
  }
  rmSync(work, { recursive: true, force: true });
  const scripts = join(CACHE, 'scripts');
  for (const other of readdirSync(scripts))
    if (join(scripts, other) !== folder && !other.endsWith('.tmp'))
      rmSync(join(scripts, other), { recursive: true, force: true });
}
