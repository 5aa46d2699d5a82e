import type { ConfiguredServer } from '../../classifier/stack/index.ts';
import type { IndexEntry, Snapshot } from '../../data/schema/index.ts';
import { stage } from '../progress.ts';
import type { Listing } from './report.ts';

/** Lists the servers of a configuration now, in the sandbox and without their credentials; by the reader’s own keys. */
export async function listLive(servers: readonly ConfiguredServer[], quiet: boolean): Promise<Map<string, Listing>> {
  const [crawler, { classifyServer }, { serverSlug }] = await Promise.all([
    import('../../crawler/index.ts'),
    import('../../classifier/index.ts'),
    import('../../data/store/slug.ts'),
  ]);
  const cache = crawler.cacheFolder();
  const context = {
    cache,
    sandbox: crawler.openSandbox(cache, { unsafe: false }),
    limits: crawler.LIMITS,
    today: new Date().toISOString().slice(0, 10),
  };
  const progress = stage('scan', { quiet });
  progress.total(servers.length);
  const listed = new Map<string, Listing>();
  for (const server of servers) {
    progress.step(server.key);
    const id = serverSlug(server.key) || 'server';
    const launch = launchOf(server);
    if (server.disabled || launch === undefined) continue;
    const snapshot: Snapshot = await crawler.crawlServer(
      { id, name: id, launch, source: 'a client’s configuration', added: context.today },
      context,
    );
    listed.set(server.key, { id, snapshot, tools: snapshot.tools, verdict: classifyServer(snapshot) });
  }
  progress.done(`${listed.size} of ${servers.length} tried`);
  return listed;
}

/** What the crawler can start; the arguments of the configuration are not among what was kept. */
function launchOf({ start }: ConfiguredServer): IndexEntry['launch'] | undefined {
  switch (start.kind) {
    case 'npm':
    case 'pypi': {
      const exact = /^\d+\.\d+\.\d+/.test(start.version ?? '') ? start.version : undefined;
      return { kind: start.kind, package: start.package, ...(exact && { version: exact }), args: [], environment: {} };
    }
    case 'remote':
      return { kind: 'remote', url: `https://${start.host}${start.path}`, transport: 'streamable-http' };
    default:
      return undefined;
  }
}
