import type { ServerView } from './server-view.ts';
import type { ToolSummary } from './summary.ts';
import { oneLine } from './text.ts';
import { urls } from './urls.ts';
import { theServer } from './words.ts';

/** What stands above the page, and what search engines show of it. */
export function headOf({ summary }: ServerView, { name, slug, why, risk, category }: ToolSummary) {
  const path = urls.tool(summary.id, slug);
  return {
    path,
    title: `${name}: ${risk === null ? 'unclassified' : `${risk}-risk ${category}`} tool of ${summary.name}`,
    description: oneLine(describe({ name, why }, summary.name), 200),
    crumbs: [
      { href: urls.servers, text: 'Servers' },
      { href: urls.server(summary.id), text: summary.name },
      { href: path, text: name },
    ],
  };
}

/** The one-sentence why, with the server that the tool is of. */
function describe({ name, why }: { name: string; why: string }, server: string): string {
  const named = `${name} of ${theServer(server)}`;
  return why.startsWith(`${name} `) ? named + why.slice(name.length) : `${named}. ${why}`;
}
