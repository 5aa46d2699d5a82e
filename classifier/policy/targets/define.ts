import type { Policy, Scope } from '../types.ts';
import { strengthen } from './strengthen.ts';
import type { Capabilities, Rendered, RenderedFile, Target } from './target.ts';

type Definition = Omit<Target, 'effective' | 'render'> & {
  /** The target as sentences name it: "Codex", "the PolicyLayer gateway". */
  called: string;
  /** The files, from a policy that holds only what the format expresses. */
  files(policy: Policy, scope: Scope, original: Policy): RenderedFile[];
  /** What the reader must know beside what `strengthen` notes. */
  notes?(policy: Policy, scope: Scope, original: Policy): string[];
};

/** Completes a target: its renderer sees only what its format can express, and its notes say what that left out. */
export function defineTarget({ called, files, notes, ...target }: Definition): Target {
  return {
    ...target,
    effective: (policy) => strengthen(policy, target.capabilities, called).policy,
    render(policy, scope): Rendered {
      const { policy: effective, notes: lost } = strengthen(policy, target.capabilities, called);
      // An empty file could mean anything: a target without a server that it can name gets none.
      const rendered = effective.servers.length === 0 ? [] : files(effective, scope, policy);
      const first = rendered[0] ?? { text: '', filename: target.filename, language: target.language, where: '' };
      return {
        ...first,
        files: rendered,
        scope,
        fragment: scope === 'tool',
        advisory: !target.capabilities.deny,
        expresses: expressed(effective, target.capabilities),
        lossy: [...lost, ...(notes?.(effective, scope, policy) ?? [])],
      };
    },
  };
}

function expressed(policy: Policy, can: Capabilities): string[] {
  const intents = policy.servers.flatMap(({ tools }) => tools);
  return [
    'allow',
    ...(can.ask ? ['ask'] : []),
    ...(can.deny ? ['deny'] : []),
    ...(can.hide ? ['hide'] : []),
    ...(intents.some(({ limits }) => limits.length > 0) ? ['rate limits'] : []),
    ...(intents.some(({ conditions }) => conditions.length > 0) ? ['argument conditions'] : []),
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

/** `policy.json`, or `policy.github.json` where a stack has one file per server. */
export const filePerServer = (name: string, key: string, scope: Scope): string =>
  scope === 'stack' ? name.replace(/(?=\.[^.]+$)/, `.${fileStem(key)}`) : name;
