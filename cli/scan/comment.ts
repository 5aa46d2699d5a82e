/** Where a comment goes, and with what right. */
export interface Thread {
  api: string;
  repository: string;
  issue: number;
  token: string;
}

/** Marks the comment as ours: the next run replaces it instead of adding one. */
export const MARKER = '<!-- toolrisk-scan -->';

const PAGES = 10;

/** Writes the comment, or replaces the one of an earlier run. Throws where GitHub refuses. */
export async function writeComment(thread: Thread, markdown: string): Promise<'created' | 'updated'> {
  const body = JSON.stringify({ body: `${MARKER}\n${markdown}` });
  const earlier = await findComment(thread);
  const path = earlier === undefined ? `issues/${thread.issue}/comments` : `issues/comments/${earlier}`;
  await ask(thread, path, earlier === undefined ? 'POST' : 'PATCH', body);
  return earlier === undefined ? 'created' : 'updated';
}

async function findComment(thread: Thread): Promise<number | undefined> {
  for (let page = 1; page <= PAGES; page += 1) {
    const found = (await ask(thread, `issues/${thread.issue}/comments?per_page=100&page=${page}`, 'GET')) as {
      id: number;
      body?: string;
      user?: { type?: string };
    }[];
    const ours = found.find(({ body, user }) => body?.startsWith(MARKER) && user?.type === 'Bot');
    if (ours) return ours.id;
    if (found.length < 100) return undefined;
  }
  return undefined;
}

async function ask({ api, repository, token }: Thread, path: string, method: string, body?: string): Promise<unknown> {
  const response = await fetch(`${api}/repos/${repository}/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(30_000),
  });
  if (response.ok) return response.json();
  throw new Error(
    `GitHub answered ${response.status} to ${method} ${path}. Give the job the permission “pull-requests: write”; pull requests from forks cannot have it.`,
  );
}
