import { BASE } from '../client/base.ts';
import { CATEGORIES, RISKS } from './format.ts';
import type { Filters } from './engine.ts';

/** The query and its filters as they stand in the address of the search page. */
export interface Asked extends Filters {
  text: string;
}

const RISK_VALUES = [...RISKS, 'unknown'] as const;

/** Reads an address; what is not a filter's value is left out. */
export function readAsked(search: string): Asked {
  const parameters = new URLSearchParams(search);
  return {
    text: (parameters.get('q') ?? '').slice(0, 400),
    categories: CATEGORIES.filter((value) => parameters.getAll('category').includes(value.toLowerCase())),
    risks: RISK_VALUES.filter((value) => parameters.getAll('risk').includes(value)),
  };
}

/** The address of the search page for a query. */
export function searchPath({ text, categories, risks }: Asked): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  for (const category of categories) parameters.append('category', category.toLowerCase());
  for (const risk of risks) parameters.append('risk', risk);
  const query = parameters.toString();
  return `${BASE}/search${query && `?${query}`}`;
}

export const isEmpty = ({ text, categories, risks }: Asked): boolean =>
  text.trim() === '' && categories.length === 0 && risks.length === 0;
