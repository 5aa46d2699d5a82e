import type { Policy, Scope } from '../types.ts';
import type { Capabilities, Rendered, RenderedFile } from './target.ts';

/** Completes a rendering: the first file speaks for all, and the capabilities say what the format expresses. */
export function output(
  policy: Policy,
  scope: Scope,
  files: readonly RenderedFile[],
  capabilities: Capabilities,
  notes: readonly string[],
): Rendered {
  const first = files[0] ?? { text: '', filename: '', language: 'text', where: '' };
  return {
    ...first,
    files,
    scope,
    fragment: scope === 'tool',
    advisory: !capabilities.deny,
    expresses: expressed(policy, capabilities),
    lossy: notes,
  };
}

function expressed(policy: Policy, can: Capabilities): string[] {
  const intents = policy.servers.flatMap(({ tools }) => tools);
  return [
    'allow',
    ...(can.ask ? ['ask'] : []),
    ...(can.deny ? ['deny'] : []),
    ...(can.hide ? ['hide'] : []),
    ...(can.limits ? ['rate limits'] : []),
    ...(intents.some(({ conditions }) => conditions.some(can.conditions)) ? ['argument conditions'] : []),
    ...(can.unlisted ? ['unlisted tools denied'] : []),
  ];
}

/** A file name that no server key can turn into a path. */
export function fileStem(key: string): string {
  const stem = key
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60);
  return stem === '' ? 'server' : stem;
}
