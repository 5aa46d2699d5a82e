import { z } from 'zod';
import type { Placeholder } from '../../data/schema/index.ts';
import { kindOf } from './placeholders.ts';
import type { Rung } from './plan.ts';

const Input = z.object({
  name: z.string().optional(),
  type: z.string().optional(),
  value: z.string().optional(),
  default: z.string().optional(),
  valueHint: z.string().optional(),
  isRequired: z.boolean().optional(),
  format: z.string().optional(),
});
const ServerJson = z.object({
  packages: z.array(
    z.object({
      registryType: z.string().optional(),
      identifier: z.string().optional(),
      packageArguments: z.array(Input).default([]),
      environmentVariables: z.array(Input).default([]),
    }),
  ),
});
type Input = z.infer<typeof Input>;

/** The registry's own description of the launch, where the package ships it. */
export const serverJson: Rung = ({ name, read }) => {
  const parsed = ServerJson.safeParse(parse(read('server.json')));
  if (!parsed.success) return undefined;
  const packages = parsed.data.packages;
  const mine =
    packages.find(({ identifier }) => identifier === name) ??
    packages.find(({ registryType }) => registryType === 'npm');
  if (!mine) return undefined;
  const environment: Record<string, Placeholder> = {};
  for (const input of mine.environmentVariables)
    if (input.isRequired && input.name && /^[A-Za-z_]\w*$/.test(input.name))
      environment[input.name] = kindOf(input.name);
  const args = mine.packageArguments.flatMap(argument);
  return args.length > 0 || Object.keys(environment).length > 0
    ? { step: 'server-json', args, environment }
    : undefined;
};

function argument(input: Input): string[] {
  const fixed = input.value ?? input.default;
  if (fixed === undefined && !input.isRequired) return [];
  const hint = input.valueHint ?? input.name ?? '';
  const value = fixed ?? `{${input.format === 'filepath' ? 'directory' : kindOf(hint)}}`;
  return input.type === 'named' && input.name ? [input.name, ...(input.format === 'boolean' ? [] : [value])] : [value];
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
