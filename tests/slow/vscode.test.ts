import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { effective, evaluate, POSTURES, render, type Policy } from '../../classifier/policy/index.ts';
import { policyAndCalls } from '../policy/support/arbitrary.ts';
import { cataloguePolicies } from '../policy/support/catalogue.ts';
import { installedPackage } from './packages.ts';

/** VS Code 1.128 as modules; its own packages hold no module that can be imported. */
const VERSION = '36.2.7';
const chat = installedPackage('@codingame/monaco-vscode-chat-service-override', VERSION);

// The modules expect a browser's objects while they load; the code that is asked here uses none.
registerHooks({
  load: (url, context, next) =>
    /\.(?:css|html|svg|png|mp3|ttf)$/.test(url)
      ? { format: 'module', shortCircuit: true, source: 'export default undefined' }
      : next(url, context),
});
const nothing: object = new Proxy(function () {}, {
  get: (_, name) =>
    name === Symbol.iterator
      ? [].values
      : name === Symbol.toPrimitive
        ? () => ''
        : name === 'then'
          ? undefined
          : nothing,
  apply: () => nothing,
  construct: () => nothing,
});
for (const name of ['window', 'document', 'customElements'])
  Object.defineProperty(globalThis, name, { value: nothing });
for (const name of [
  'Element',
  'HTMLElement',
  'Node',
  'CSSStyleSheet',
  'MutationObserver',
  'UIEvent',
  'MouseEvent',
  'KeyboardEvent',
])
  Object.defineProperty(globalThis, name, { value: class {} });

interface ToolData {
  id: string;
  displayName: string;
  toolReferenceName: string;
  source: { type: 'mcp' };
}
type Service = new () => { isToolEligibleForAutoApproval(tool: ToolData): boolean };
type Tool = new (
  server: object,
  prefix: string,
  definition: object,
  elicitation: object,
) => {
  id: string;
  referenceName: string;
};
const module = <T>(folder: string, name: string): Promise<T> =>
  import(pathToFileURL(join(folder, 'vscode/src/vs/workbench/contrib', name)).href) as Promise<T>;
const { LanguageModelToolsService } = await module<{ LanguageModelToolsService: Service }>(
  chat,
  'chat/browser/tools/languageModelToolsService.js',
);
const { McpTool } = await module<{ McpTool: Tool }>(join(chat, '../monaco-vscode-api'), 'mcp/common/mcpServer.js');

/** Whether VS Code may pass a tool of an MCP server without a question, with these settings. */
function mayPass(settings: Record<string, unknown>, name: string): boolean {
  const service = Object.create(LanguageModelToolsService.prototype, {
    _configurationService: { value: { getValue: (setting: string) => settings[setting] } },
  }) as InstanceType<Service>;
  const { id, referenceName } = new McpTool({}, 'mcp_x_', { name }, {});
  return service.isToolEligibleForAutoApproval({
    id,
    displayName: name,
    toolReferenceName: referenceName,
    source: { type: 'mcp' },
  });
}

function agrees(policy: Policy): void {
  const settings = JSON.parse(render(policy, 'vscode', 'server').text) as Record<string, unknown>;
  const meant = effective(policy, 'vscode');
  for (const { key, tools } of meant.servers)
    for (const { tool } of tools)
      assert.equal(mayPass(settings, tool), evaluate(meant, { server: key, tool }).decision === 'allow', tool);
}

test('VS Code 1.128 never passes what a generated policy with hostile names asks about', () => {
  for (const { policy } of fc.sample(policyAndCalls, { numRuns: 500, seed: 20261121 }))
    agrees({
      ...policy,
      servers: policy.servers.map((server) => ({
        ...server,
        tools: server.tools.map((intent) => ({ ...intent, conditions: [], limits: [] })),
      })),
    });
});

for (const posture of POSTURES)
  test(`VS Code 1.128 reads the policy of every server of the catalogue as it was meant: ${posture}`, () =>
    cataloguePolicies(posture).forEach(agrees));
