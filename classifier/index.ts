export { attacksFor, type AttackFacts } from './attacks.ts';
export { chainsOf } from './chains.ts';
export {
  classifyServer,
  classifyTool,
  inputDigest,
  judgeTool,
  type ClassifyOptions,
  type Judgement,
} from './classify.ts';
export type { ServerContext } from './definition/types.ts';
export { explain } from './explain.ts';
export { lapsedOverrides } from './overrides.ts';
export { RISK_RULES, riskRule, type RiskInput, type RiskRule } from './risk.ts';
export { SIGNALS } from './signals/index.ts';
export type { Signal } from './signals/signal.ts';
export { CLASSIFIER_VERSION } from './version.ts';
export { classifyLines, LineError, lineOf, type ListedTool, readLines } from './lines.ts';
export { classifyCatalogue, type ClassifiedServer } from './catalogue.ts';
