import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSite } from '../site/build.ts';
import { cpuSoFar } from './cpu.ts';

export interface SiteFigures {
  pages: number;
  /** Milliseconds of CPU time for a page, all processes and all surfaces together. */
  perPage: number;
  /** Seconds of wall time of a build in which nothing changed. */
  unchanged: number;
  /** Bytes after gzip by kind of page. */
  weights: { kind: string; pages: number; median: number; largest: number }[];
  assets: { style: number; scripts: number };
}

/** A clean build of the committed catalogue with compiled templates at hand, then one in which nothing changed. */
export async function benchSite(): Promise<SiteFigures> {
  const work = mkdtempSync(join(tmpdir(), 'bench-site-'));
  try {
    await buildSite({ out: join(work, 'warm') });
    const out = join(work, 'out');
    const before = cpuSoFar();
    const { pages } = await buildSite({ out });
    const perPage = ((cpuSoFar() - before) * 1000) / pages;
    const start = performance.now();
    await buildSite({ out });
    const unchanged = (performance.now() - start) / 1000;
    return { pages, perPage, unchanged, weights: weights(out), assets: assets(out) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function weights(out: string): SiteFigures['weights'] {
  const kinds = new Map<string, number[]>();
  for (const entry of readdirSync(out, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const html = readFileSync(join(entry.parentPath, entry.name));
    const kind = /data-kind="([\w-]+)"/.exec(html.toString())?.[1] ?? 'other';
    kinds.set(kind, [...(kinds.get(kind) ?? []), gzipSync(html).length]);
  }
  return [...kinds].map(([kind, sizes]) => {
    sizes.sort((a, b) => a - b);
    return { kind, pages: sizes.length, median: sizes[Math.floor(sizes.length / 2)]!, largest: sizes.at(-1)! };
  });
}

const assets = (out: string): SiteFigures['assets'] => ({
  style: gzipSync(readFileSync(join(out, 'assets/style.css'))).length,
  scripts: gzipSync(readFileSync(join(out, 'assets/site.js'))).length,
});

/** The figures as lines of text. */
export function siteLines({ pages, perPage, unchanged, weights: all, assets: files }: SiteFigures): string[] {
  return [
    `site       ${pages} pages, ${perPage.toFixed(2)} ms CPU/page with every surface; nothing changed: ${unchanged.toFixed(2)} s`,
    ...all.map(
      ({ kind, pages: n, median, largest }) =>
        `  ${kind.padEnd(9)} ${String(n).padStart(6)} pages, median ${(median / 1000).toFixed(1)} kB gz, largest ${(largest / 1000).toFixed(1)} kB gz`,
    ),
    `  style ${(files.style / 1000).toFixed(1)} kB gz, script of every page ${(files.scripts / 1000).toFixed(1)} kB gz`,
  ];
}

if (import.meta.main) process.stdout.write(`${siteLines(await benchSite()).join('\n')}\n`);
