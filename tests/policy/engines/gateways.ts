import { z } from 'zod';
import { Counters } from './counters.ts';
import { checked } from './checked.ts';
import type { Engine } from './engine.ts';

const On = z.strictObject({ enabled: z.literal(true) });
const TykDefinition = z.strictObject({
  'x-tyk-api-gateway': z.strictObject({
    middleware: z.strictObject({
      mcpTools: z.record(
        z.string(),
        z.union([
          z.strictObject({ block: On }),
          z.strictObject({
            allow: On,
            rateLimit: z
              .strictObject({ enabled: z.literal(true), rate: z.int().positive(), per: z.literal([60, 3600]) })
              .optional(),
          }),
        ]),
      ),
    }),
  }),
});

/** A block wins; one allow entry makes the list an allow-list. Counted by calendar window, which allows no less. */
const tyk: Engine = {
  id: 'tyk',
  kind: 'documentation',
  load(rendered) {
    const { mcpTools } = checked(TykDefinition, JSON.parse(rendered.text))['x-tyk-api-gateway'].middleware;
    const tools = new Map(Object.entries(mcpTools));
    const isAllowList = [...tools.values()].some((entry) => 'allow' in entry);
    const counters = new Counters();
    return ({ tool, at }) => {
      const entry = tools.get(tool);
      if (entry === undefined) return isAllowList ? 'deny' : 'allow';
      if ('block' in entry) return 'deny';
      const { rateLimit } = entry;
      const window = rateLimit?.per === 3600 ? 'hour' : 'minute';
      const limits = rateLimit ? [{ counter: tool, window, max: rateLimit.rate }] : [];
      return counters.take(limits, at ?? 0) ? 'allow' : 'deny';
    };
  },
};

const PART =
  /^(--servers [A-Za-z0-9_][A-Za-z0-9_.-]*|--tools [A-Za-z0-9_][A-Za-z0-9_.-]*:[A-Za-z0-9_][A-Za-z0-9_.-]*)$/;

const docker: Engine = {
  id: 'docker',
  kind: 'documentation',
  load(rendered) {
    if (/^# [^\n]+\n$/.test(rendered.text)) return () => 'deny';
    const [command, ...parts] = rendered.text.trimEnd().split(' \\\n  ');
    if (command !== 'docker mcp gateway run') throw new Error(`not the gateway's command: ${command}`);
    const wrong = parts.find((part) => !PART.test(part));
    if (wrong !== undefined) throw new Error(`not an option: ${wrong}`);
    const options = new Set(parts);
    return ({ server, tool }) =>
      options.has(`--servers ${server}`) && options.has(`--tools ${server}:${tool}`) ? 'allow' : 'deny';
  },
};

export const gateways = [tyk, docker];
