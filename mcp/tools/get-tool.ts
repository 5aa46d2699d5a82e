import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { riskRule } from '../../classifier/risk.ts';
import { Qualifier } from '../../data/schema/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { quote, quoteDeep } from '../quote.ts';
import { Brief, brief } from '../view.ts';
import { register } from './tool.ts';

const LONGEST = 16_000;

export function getTool(server: McpServer, catalogue: Catalogue): void {
  register(server, {
    name: 'get_tool',
    title: 'Look up one MCP tool',
    description:
      'Returns the verdict on one tool of one server: category, effects, risk and the rule that gave it, the evidence quoted from the definition, warnings, and the definition itself.',
    input: {
      server: z.string().max(300).describe('Id or package name of the server'),
      tool: z.string().max(2_000).describe('Name of the tool, exactly'),
      full: z.boolean().default(false).describe(`Return a definition of more than ${LONGEST} characters whole`),
    },
    output: {
      ...Brief.shape,
      qualifiers: z.array(Qualifier),
      rule: z.object({ id: z.string(), text: z.string() }),
      confidence: z.number(),
      definitionDigest: z.string(),
      contradictions: z.array(z.string()),
      quoted: z.object({
        evidence: z.array(z.object({ supports: z.string(), pointer: z.string(), quote: z.string() })),
        warnings: z.array(z.object({ code: z.string(), pointer: z.string(), quote: z.string() })),
        definition: z.unknown().describe('With hidden characters made visible'),
      }),
    },
    answer({ server: name, tool: toolName, full }) {
      const { tool } = catalogue.tool(name, toolName);
      const { verdict, raw } = tool;
      const size = JSON.stringify(raw).length;
      return {
        ...brief(tool),
        qualifiers: verdict.qualifiers,
        rule: { id: verdict.rule, text: riskRule(verdict).text },
        confidence: verdict.confidence,
        definitionDigest: verdict.definitionDigest,
        contradictions: verdict.contradictions.map(
          ({ annotation, declared, assessed }) => `${annotation}: declared ${declared}, assessed ${assessed}`,
        ),
        quoted: {
          evidence: verdict.evidence.map(({ supports, pointer, quote: words }) => ({
            supports,
            pointer: quote(pointer),
            quote: quote(words),
          })),
          warnings: verdict.flags.map(({ code, pointer, quote: words }) => ({
            code,
            pointer: quote(pointer),
            quote: quote(words),
          })),
          definition: full || size <= LONGEST ? quoteDeep(raw) : `Too long (${size} characters): ask again with full.`,
        },
      };
    },
  });
}
