import { isPublicHost } from './patterns.ts';
import type { PlaceholderId, Values } from './types.ts';

/** A value that only the reader knows, as a form asks for it. */
export interface Placeholder {
  id: PlaceholderId;
  label: string;
  help: string;
  kind: 'text' | 'list' | 'number';
}

export const PLACEHOLDERS: readonly Placeholder[] = [
  { id: 'workspace', label: 'Workspace', help: 'The one folder that paths may be in.', kind: 'text' },
  {
    id: 'hosts',
    label: 'Allowed hosts',
    help: 'Public host names, separated by commas; *.example.com means its subdomains. Where any public host will do, one with an unusual ending is added here.',
    kind: 'list',
  },
  {
    id: 'branches',
    label: 'Allowed branches',
    help: 'Branch names, separated by commas; * stands for any text.',
    kind: 'list',
  },
  { id: 'ceiling', label: 'Highest amount', help: 'In the unit of the tool’s own argument.', kind: 'number' },
  { id: 'items', label: 'Longest list', help: 'How many entries one call may name or ask for.', kind: 'number' },
];

export const DEFAULT_VALUES: Values = {
  workspace: '/workspace',
  hosts: ['example.com'],
  branches: ['feature/*', 'fix/*'],
  ceiling: 50,
  items: 20,
};

/** Reads what a reader typed; throws an Error that names the field, the fault and the remedy. */
export function readValues(typed: Partial<Record<PlaceholderId, string>>): Values {
  return {
    workspace: typed.workspace === undefined ? DEFAULT_VALUES.workspace : workspace(typed.workspace),
    hosts: typed.hosts === undefined ? DEFAULT_VALUES.hosts : list(typed.hosts).map(host),
    branches: typed.branches === undefined ? DEFAULT_VALUES.branches : list(typed.branches),
    ceiling: typed.ceiling === undefined ? DEFAULT_VALUES.ceiling : quantity('Highest amount', typed.ceiling),
    items: typed.items === undefined ? DEFAULT_VALUES.items : Math.floor(quantity('Longest list', typed.items)),
  };
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function workspace(text: string): string {
  const path = text.trim().replace(/(?<=.)[/\\]+$/, '');
  if (/^(?:\/|[A-Za-z]:[\\/])[^"\p{Cc}]*$/u.test(path) && !/(?:^|[\\/])\.\.?(?:[\\/]|$)/.test(path)) return path;
  throw new Error(`Workspace: ${JSON.stringify(text)} is not an absolute path. Write it as in /home/me/project.`);
}

function host(text: string): string {
  const name = text.toLowerCase();
  if (isPublicHost(name.replace(/^\*\./, ''))) return name;
  throw new Error(
    `Allowed hosts: ${JSON.stringify(text)} is not a public host name. Write it as in api.example.com, without https://.`,
  );
}

function quantity(label: string, text: string): number {
  const value = Number(text.trim() || Number.NaN);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`${label}: ${JSON.stringify(text)} is not a number of zero or more. Write digits, as in 50.`);
}
