import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import {
  describe,
  POSTURES,
  render,
  serverPolicy,
  targetOf,
  TARGETS,
  toolPolicy,
} from '../../classifier/policy/index.ts';
import { NotKnown, type Catalogue } from '../catalogue.ts';
import { register } from './tool.ts';

export function getPolicy(server: McpServer, catalogue: Catalogue): void {
  register(server, {
    name: 'get_policy',
    title: 'Get a policy for an MCP server or tool',
    description:
      'Returns a policy that controls a server, or one of its tools, in the format of a client, gateway or policy engine. It only writes the text; installing it is up to a person.',
    input: {
      server: z.string().max(300).describe('Id or package name of the server'),
      tool: z.string().max(2_000).optional().describe('Name of one tool, exactly; the whole server without it'),
      target: z
        .enum(TARGETS.map(({ id }) => id))
        .default('claude-code')
        .describe('Where the policy will be loaded'),
      posture: z.enum(POSTURES).default('recommended').describe('From careful to open'),
      key: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('The name that the client gives the server; its id without it'),
    },
    output: {
      filename: z.string(),
      language: z.string(),
      where: z.string(),
      fragment: z.boolean().describe('Only works merged into a complete file'),
      advisory: z.boolean().describe('The target asks or informs; it does not enforce'),
      does: z.array(z.string()).describe('What the text does, found by evaluating it'),
      stricter: z.array(z.string()).describe('What the target cannot express'),
      quoted: z.object({ text: z.string() }),
    },
    answer({ server: name, tool: toolName, target, posture, key }) {
      const { verdict, snapshot, id } = catalogue.server(name);
      if (!verdict || !snapshot)
        throw new NotKnown(
          `The tools of ${id} are not known, so there is no policy for it. Unknown is not safe: deny it until they are.`,
        );
      if (toolName !== undefined) catalogue.tool(name, toolName);
      const whole = serverPolicy(verdict, snapshot.tools, posture, key ?? id);
      const scope = toolName === undefined ? 'server' : 'tool';
      const policy = toolName === undefined ? whole : toolPolicy(whole, toolName);
      const { filename, language, where, fragment, advisory, lossy, text } = render(policy, target, scope);
      return {
        filename,
        language,
        where,
        fragment,
        advisory,
        does: describe(targetOf(target)!.effective(policy), scope),
        stricter: [...lossy],
        quoted: { text },
      };
    },
  });
}
