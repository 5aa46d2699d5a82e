import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readInside } from '../install/manifest.ts';
import { INSIDE } from '../sandbox/sandbox.ts';

const MOST_FILES = 400;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** What an installed distribution brought: read from its metadata, never by running it. */
export interface Contents {
  /** The command, in paths of the sandbox, that starts its server; undefined where it ships none. */
  command: string[] | undefined;
  readme: string;
  sources: () => Generator<string>;
}

/** Reads the metadata of an installed distribution (core metadata and entry points of the Python packaging standards). */
export function readContents(site: string, name: string, python: string): Contents {
  const info = readdirSync(site).find(
    (entry) => entry.endsWith('.dist-info') && normalised(entry.replace(/-[^-]*\.dist-info$/, '')) === normalised(name),
  );
  const read = (file: string) => (info === undefined ? '' : (readInside(site, join(info, file)) ?? ''));
  const metadata = read('METADATA');
  const files = read('RECORD')
    .split('\n')
    .map((line) => line.replace(/,[^,]*,[^,]*$/, '').replaceAll('"', ''));
  return {
    command: command(site, name, python, read('entry_points.txt'), files),
    readme: metadata.slice(metadata.indexOf('\n\n') + 1),
    sources: () => sources(site, files),
  };
}

/** The only script, else the one named like the package, else one that says mcp, else the first; else the module itself. */
function command(
  site: string,
  name: string,
  python: string,
  entryPoints: string,
  files: readonly string[],
): string[] | undefined {
  const section = /^\[console_scripts\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(entryPoints)?.[1] ?? '';
  const scripts = [...section.matchAll(/^([\w.-]+)\s*=/gm)].map((match) => match[1] as string);
  const chosen =
    scripts.length === 1
      ? scripts[0]
      : (scripts.find((script) => normalised(script) === normalised(name)) ??
        scripts.find((script) => script.includes('mcp')) ??
        scripts[0]);
  if (chosen !== undefined && readInside(site, join('bin', chosen)) !== undefined)
    return [python, posix.join(INSIDE.app, 'bin', chosen)];
  const main = files.find((file) => /^[A-Za-z_]\w*\/__main__\.py$/.test(file));
  return main === undefined ? undefined : [python, '-m', main.split('/')[0] as string];
}

/** The distribution's own Python, file by file in a stable order, up to a total that keeps the reading cheap. */
function* sources(site: string, files: readonly string[]): Generator<string> {
  let characters = 0;
  for (const file of files
    .filter((each) => each.endsWith('.py'))
    .sort()
    .slice(0, MOST_FILES)) {
    const text = readInside(site, file);
    characters += text?.length ?? 0;
    if (characters > MOST_CHARACTERS) return;
    if (text !== undefined) yield text;
  }
}

const normalised = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');
