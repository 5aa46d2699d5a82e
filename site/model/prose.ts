/** Text with emphasis, as templates take it: never HTML. */
export type Inline = string | { code: string } | { strong: string } | { href: string; text: string };

export type Block =
  | { type: 'heading'; level: 2 | 3; id: string; text: string }
  | { type: 'paragraph'; inlines: readonly Inline[] }
  | { type: 'list'; ordered: boolean; items: readonly (readonly Inline[])[] }
  | { type: 'table'; head: readonly string[]; rows: readonly (readonly (readonly Inline[])[])[] };

/** Reads the Markdown that our own documents use: headings, paragraphs, lists, tables, code, bold, links. */
export function parseProse(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of markdown.split(/\n{2,}/)) {
    const lines = chunk.split('\n').filter((line) => line.trim() !== '');
    while (lines.length > 0) {
      const heading = /^(#{1,3}) (.+)$/.exec(lines[0]!);
      if (!heading) break;
      lines.shift();
      if (heading[1]!.length > 1) blocks.push(headingOf(heading[2]!, heading[1]!.length as 2 | 3));
    }
    if (lines.length === 0) continue;
    if (lines[0]!.startsWith('|')) blocks.push(tableOf(lines));
    else if (/^(?:[-*]|\d+\.) /.test(lines[0]!)) blocks.push(listOf(lines));
    else blocks.push({ type: 'paragraph', inlines: parseInline(lines.join(' ')) });
  }
  return blocks;
}

export const anchor = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The id of a heading is its beginning: "Risk: low, medium, …" becomes `risk`. */
export const headingOf = (text: string, level: 2 | 3 = 2): Block => ({
  type: 'heading',
  level,
  id: anchor(text.split(':')[0]!),
  text,
});
export const paragraph = (text: string): Block => ({ type: 'paragraph', inlines: parseInline(text) });

export function parseInline(text: string): Inline[] {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      if (part.startsWith('`') && part.endsWith('`') && part.length > 2) return { code: part.slice(1, -1) };
      if (part.startsWith('**') && part.endsWith('**') && part.length > 4) return { strong: part.slice(2, -2) };
      const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part);
      return link ? { text: link[1]!, href: link[2]! } : part;
    });
}

const cells = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

function tableOf(lines: readonly string[]): Block {
  const [head, , ...rows] = lines.map(cells);
  return { type: 'table', head: head!, rows: rows.map((row) => row.map(parseInline)) };
}

function listOf(lines: readonly string[]): Block {
  const items: string[] = [];
  for (const line of lines) {
    const item = /^(?:[-*]|\d+\.) (.+)$/.exec(line);
    if (item) items.push(item[1]!);
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return { type: 'list', ordered: /^\d/.test(lines[0]!), items: items.map(parseInline) };
}
