export { keyOfLaunch, keyOfStart } from './catalogue-key.ts';
export {
  LARGEST_CONFIG,
  parseClientConfig,
  type ClientConfig,
  type ConfigProblem,
  type ConfiguredServer,
} from './client-config.ts';
export type { Start } from './start.ts';
