export { cacheFolder } from './cache.ts';
export { type CrawlContext, type Stage } from './context.ts';
export {
  crawlCatalogue,
  type CatalogueOptions,
  type CrawlSummary,
  type Outcome,
  type Progress,
  storeSnapshot,
} from './crawl.ts';
export { crawlServer } from './crawl-server.ts';
export { LIMITS, type Limits } from './limits.ts';
export { BACK_ENDS, type BackEndName, NoSandboxError, openSandbox, type Sandbox } from './sandbox/index.ts';
export { keepEarlierTools, makeSnapshot } from './snapshot.ts';
export { CRAWLER_VERSION } from './version.ts';
