import { parseProse, type Block, type Inline } from './prose.ts';

/** What the labels mean, read from docs/TAXONOMY.md, so that pages and document cannot differ. */
export interface Taxonomy {
  blocks: readonly Block[];
  meaning(label: string): string;
  examples(category: string): string;
}

export function readTaxonomy(markdown: string): Taxonomy {
  const blocks = parseProse(markdown);
  const rows = blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
  const find = (label: string) => rows.find((row) => textOf(row[0] ?? []) === label);
  return {
    blocks,
    meaning: (label) => textOf(find(label)?.[1] ?? []),
    examples: (category) => textOf(find(category)?.[2] ?? []),
  };
}

export const textOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) =>
      typeof inline === 'string'
        ? inline
        : 'code' in inline
          ? inline.code
          : 'strong' in inline
            ? inline.strong
            : inline.text,
    )
    .join('');
