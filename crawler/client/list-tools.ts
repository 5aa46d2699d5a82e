import type { SnapshotFlag } from '../../data/schema/index.ts';
import type { Limits } from '../limits.ts';
import { ClientFault } from './fault.ts';

/** One request to a server; the remote client and the stdio client both offer it. */
export type Ask = (method: string, params: object) => Promise<unknown>;

export interface ListedPages {
  items: unknown[];
  flags: SnapshotFlag[];
  /** Why the list is not complete; absent when it is. */
  fault?: ClientFault;
}

/** Reads `tools/list` page by page within the limits, and keeps what came before anything went wrong. */
export async function listPages(
  ask: Ask,
  limits: Pick<Limits, 'pages' | 'tools'>,
  params: object = {},
): Promise<ListedPages> {
  const items: unknown[] = [];
  const flags: SnapshotFlag[] = [];
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < limits.pages; page += 1) {
    let result: Record<string, unknown>;
    try {
      result = Object(await ask('tools/list', cursor === undefined ? params : { ...params, cursor }));
    } catch (error) {
      return { items, flags, fault: error as ClientFault };
    }
    if (!Array.isArray(result.tools))
      return { items, flags, fault: new ClientFault('malformed', 'tools/list answered without a list of tools') };
    for (const item of result.tools) items.push(item);
    if (items.length > limits.tools) {
      items.length = limits.tools;
      flags.push({ code: 'truncated', detail: `more than ${limits.tools} tools` });
      return { items, flags };
    }
    if (typeof result.nextCursor !== 'string' || result.nextCursor === '') return { items, flags };
    cursor = result.nextCursor;
    if (cursors.has(cursor)) {
      flags.push({ code: 'cursor-loop', detail: `page ${page + 1} leads back to an earlier page` });
      return { items, flags };
    }
    cursors.add(cursor);
  }
  flags.push({ code: 'truncated', detail: `more than ${limits.pages} pages` });
  return { items, flags };
}
