import { agentgateway } from './agentgateway.ts';
import { cedar } from './cedar.ts';
import { clients } from './clients.ts';
import type { Engine } from './engine.ts';
import { envoy } from './envoy.ts';
import { gateways } from './gateways.ts';
import { gemini } from './gemini.ts';
import { intercept } from './intercept.ts';
import { policylayer } from './policylayer.ts';

/** What decides calls in the place of each target. */
export const ENGINES: readonly Engine[] = [
  ...clients,
  ...gateways,
  agentgateway,
  cedar,
  envoy,
  gemini,
  intercept,
  policylayer,
];
