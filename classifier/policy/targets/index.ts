import { agentgateway } from './agentgateway.ts';
import { cedar } from './cedar.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { cursor } from './cursor.ts';
import { docker } from './docker.ts';
import { envoy } from './envoy.ts';
import { gemini } from './gemini.ts';
import { intercept } from './intercept.ts';
import { opa } from './opa.ts';
import { openai } from './openai.ts';
import { policylayer } from './policylayer.ts';
import type { Target } from './target.ts';
import { tyk } from './tyk.ts';
import { vscode } from './vscode.ts';

/** Every format that a policy can be had in, in the order in which pages list them. */
export const TARGETS: readonly Target[] = [
  claudeCode,
  cursor,
  vscode,
  codex,
  gemini,
  openai,
  policylayer,
  intercept,
  cedar,
  agentgateway,
  envoy,
  docker,
  opa,
  tyk,
];
