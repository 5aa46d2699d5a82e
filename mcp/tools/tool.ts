import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { z } from 'zod';
import { NotKnown } from '../catalogue.ts';
import { NOTE } from '../quote.ts';

export interface Definition<Input extends z.ZodRawShape, Output extends z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  answer(input: z.infer<z.ZodObject<Input>>): z.input<z.ZodObject<Output>>;
}

/** Registers one tool that only reads the catalogue: its answer as data, and the same as text under a note. */
export function register<Input extends z.ZodRawShape, Output extends z.ZodRawShape>(
  server: McpServer,
  { name, title, description, input, output, answer }: Definition<Input, Output>,
): void {
  const config = {
    title,
    description,
    inputSchema: input,
    outputSchema: output,
    annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  };
  const call = (argument: unknown) => {
    try {
      const structuredContent = answer(argument as z.infer<z.ZodObject<Input>>) as Record<string, unknown>;
      return {
        content: [{ type: 'text' as const, text: `${NOTE}\n\n${JSON.stringify(structuredContent)}` }],
        structuredContent,
      };
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      return { content: [{ type: 'text' as const, text: error.message }], isError: true };
    }
  };
  server.registerTool(name, config, call as never);
}
