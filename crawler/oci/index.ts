import { mkdirSync } from 'node:fs';
import type { FailureReason, IndexEntry, Snapshot } from '../../data/schema/index.ts';
import type { CrawlContext } from '../context.ts';
import { InstallError } from '../install/install-error.ts';
import { PLAIN_ENVIRONMENT, type Start } from '../launch.ts';
import { listLive } from '../list-live.ts';
import { usableEngine } from '../sandbox/container.ts';
import { startContainer } from '../sandbox/container-engine.ts';
import { INSIDE } from '../sandbox/sandbox.ts';
import { type Found, makeSnapshot } from '../snapshot.ts';
import { pullImage } from './image.ts';

const MIB = 1024 * 1024;
const FOLDERS = { '/tmp': 256 * MIB, [INSIDE.work]: 64 * MIB };

/** Engines that were tried, by the search path that they were found on: the trial starts a container. */
const tried = new Map<string, ReturnType<typeof usableEngine>>();

/** A container image: pull it, run exactly that content under the limits of the container back end, climb the ladder. */
export async function crawlOci(entry: IndexEntry, context: CrawlContext): Promise<Snapshot> {
  const { launch } = entry;
  if (launch.kind !== 'oci') throw new TypeError(`${entry.id} is not a container image`);
  const { cache, limits, today } = context;
  const found: Found = {};
  const failed = (reason: FailureReason, detail: string) => makeSnapshot(entry, found, { reason, detail, on: today });
  const path = process.env.PATH ?? '';
  const usable = tried.get(path) ?? usableEngine();
  tried.set(path, usable);
  if ('reason' in usable) return failed('not-attempted', usable.reason);
  const { engine } = usable;
  mkdirSync(cache, { recursive: true });
  try {
    context.stage?.(entry.id, 'install');
    const image = await pullImage(engine, launch.package, launch.version, cache, limits);
    try {
      found.package = image.package;
      if (image.volumes.some((volume) => !/^\/[\w./-]+$/.test(volume)))
        return failed('install-failed', 'refused: the image wants to keep data in a folder with an odd name');
      // instead of a volume on the host, whose size nothing limits
      const volumes = Object.fromEntries(image.volumes.map((volume) => [volume, 64 * MIB]));
      const start: Start = (command, settings) => {
        const environment = { ...PLAIN_ENVIRONMENT, HOME: '/tmp', ...settings };
        const temporary = { ...volumes, ...FOLDERS };
        return startContainer(engine, { image: image.id, command, environment, temporary }, limits);
      };
      context.stage?.(entry.id, 'list');
      const state = {
        name: image.package.name,
        declared: launch,
        read: () => undefined,
        sources: () => [],
        shim: false as const,
      };
      const result = await listLive(start, state, 'container', context, found);
      if ('listing' in result) return makeSnapshot(entry, found);
      return failed(result.failure.reason, result.failure.detail);
    } finally {
      await image.release();
    }
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    return failed(error.reason, error.message);
  }
}
