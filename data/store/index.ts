export { checkStore, type Problem } from './check.ts';
export { quoteHolds } from './quote.ts';
export { canonicalJson, digest, formatJson } from './canonical.ts';
export { Collection, RecordError } from './collection.ts';
export { readText, writeText } from './files.ts';
export { joinPointer, pointerTokens, resolvePointer } from './pointer.ts';
export { serverSlug } from './slug.ts';
export { DATA_FOLDER, openStore, type Store } from './store.ts';
