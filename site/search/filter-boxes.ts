import type { Filters } from './engine.ts';
import { CATEGORIES, RISKS, type Category, type Risk } from './format.ts';

/** The filters that are ticked in a form. */
export function readFilters(form: HTMLFormElement): Filters {
  const ticked = (name: string) =>
    [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)].map(({ value }) => value);
  const categories = ticked('category');
  const risks = ticked('risk');
  return {
    categories: CATEGORIES.filter((value) => categories.includes(value.toLowerCase())) as Category[],
    risks: ([...RISKS, 'unknown'] as const).filter((value) => risks.includes(value)) as (Risk | 'unknown')[],
  };
}

/** Ticks what a query names and nothing else. */
export function writeFilters(form: HTMLFormElement, { categories, risks }: Filters): void {
  const wanted = new Set<string>([...categories.map((category) => category.toLowerCase()), ...risks]);
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="category"], input[name="risk"]'))
    box.checked = wanted.has(box.value);
}
