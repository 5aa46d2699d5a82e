export { assertKey, baseUrlOf, isLocal } from './endpoint.ts';
export { type BatchOptions, type BatchSummary, runBatches } from './batch.ts';
export { type Disagreement, disagreements } from './compare.ts';
export { classifyWithLlm, estimateLlm, type LlmResult } from './engine.ts';
export { LlmError, type Problem } from './failure.ts';
export { DEFAULT_CACHE, DEFAULTS, type LlmItem, type LlmOptions, type LlmProgress } from './options.ts';
export { PROMPT_VERSION } from './prompt.ts';
export { costOf, type Estimate, type Prices } from './tokens.ts';
export { unanswered } from './verdict.ts';
