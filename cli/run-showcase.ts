import { cacheFolder, LIMITS, NoSandboxError } from '../crawler/index.ts';
import { InstallError } from '../crawler/install/install-error.ts';
import { lookUp } from '../crawler/install/registry.ts';
import { readText, type Store, writeText } from '../data/store/index.ts';
import { crawlNamed } from './crawl.ts';
import { installMissing } from './prerequisites.ts';

interface Options {
  quiet: boolean;
  tell: (line: string) => void;
  /** How long the registry may take to answer at all. */
  patienceMs?: number;
}

/** Lists the showcase servers again, once a day; where that cannot be done, says why and goes on with what is committed. */
export async function crawlShowcase(store: Store, { quiet, tell, patienceMs = 15_000 }: Options): Promise<void> {
  const cache = cacheFolder();
  const marker = `${cache}/showcase-listed-on`;
  const today = new Date().toISOString().slice(0, 10);
  if (readText(marker) === today) return tell('the showcase servers were listed today; nothing to do');
  const silence = await unanswered(store, cache, patienceMs);
  if (silence !== undefined) return tell(`${silence}. The committed listings are used`);
  installMissing(['bubblewrap'], tell); // where it stays away, another sandbox may be there
  try {
    const options = { showcase: true, force: true, keepDay: true, concurrency: '2', timeout: '10', quiet };
    const all = await crawlNamed(store, [], options);
    if (all) writeText(marker, today);
    else tell('what could not be listed keeps its committed listing');
  } catch (error) {
    if (!(error instanceof NoSandboxError)) throw error;
    tell(`${error.message}. The committed listings are used`);
  }
}

/** Why the registry does not answer. Asked once here, so that not every server waits for it in turn. */
async function unanswered(store: Store, cache: string, patienceMs: number): Promise<string | undefined> {
  for (const { launch, showcase } of store.index.records()) {
    if (!showcase || launch.kind !== 'npm') continue;
    try {
      await lookUp(launch.package, undefined, cache, { ...LIMITS, installMs: patienceMs });
    } catch (error) {
      if (!(error instanceof InstallError)) throw error;
      return error.reason === 'unreachable' ? error.message : undefined;
    }
    return undefined;
  }
  return undefined;
}
