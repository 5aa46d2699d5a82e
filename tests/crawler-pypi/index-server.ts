import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Member, zip } from '../crawler-bundle/zip.ts';

/** One distribution file as the index serves it. */
export interface Distribution {
  project: string;
  file: string;
  content: Buffer;
  /** Replaces the digest that the index states. */
  sha256?: string;
}

export interface Wheel {
  name: string;
  version?: string;
  requires?: string[];
  /** Script names and what they start, as `module:function`. */
  scripts?: Record<string, string>;
  readme?: string;
  files?: Record<string, string>;
  members?: Member[];
}

/** A pure Python wheel, written by the packaging standards. */
export function wheel({
  name,
  version = '1.0.0',
  requires = [],
  scripts,
  readme = '',
  files = {},
  members = [],
}: Wheel): Distribution {
  const stem = `${name.replaceAll('-', '_')}-${version}`;
  const metadata = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    `Summary: The ${name} server`,
    'License: MIT',
    `Project-URL: Repository, https://github.com/acme/${name}`,
    ...requires.map((requirement) => `Requires-Dist: ${requirement}`),
  ];
  const info: Record<string, string> = {
    METADATA: `${metadata.join('\n')}\n\n${readme}`,
    WHEEL: 'Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ...(scripts
      ? {
          'entry_points.txt': `[console_scripts]\n${Object.entries(scripts)
            .map((pair) => pair.join(' = '))
            .join('\n')}\n`,
        }
      : {}),
  };
  const own = [
    ...Object.entries(files).map(([path, content]) => ({ path, content })),
    ...members,
    ...Object.entries(info).map(([file, content]) => ({ path: `${stem}.dist-info/${file}`, content })),
  ];
  const record = [...own.map(({ path }) => path), `${stem}.dist-info/RECORD`].map((path) => `${path},,\n`).join('');
  const content = zip([...own, { path: `${stem}.dist-info/RECORD`, content: record }]);
  return { project: name, file: `${stem}-py3-none-any.whl`, content };
}

/** A package index on loopback (the simple repository API), which counts what it is asked. */
export async function openIndex(distributions: () => readonly Distribution[]) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push(path);
    const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1];
    const file = distributions().find((each) => path === `/files/${each.file}`);
    const found = distributions().filter((each) => each.project === project);
    if (file) return void response.writeHead(200).end(file.content);
    if (found.length === 0) return void response.writeHead(404).end();
    const links = found.map(({ file: name, content, sha256 }) => {
      const digest = sha256 ?? createHash('sha256').update(content).digest('hex');
      return `<a href="/files/${name}#sha256=${digest}">${name}</a>`;
    });
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!DOCTYPE html><body>${links.join('\n')}</body>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    /** What makes pip ask this index and nothing else. */
    environment: {
      PIP_CONFIG_FILE: '/dev/null',
      PIP_INDEX_URL: `${url}/simple/`,
      PIP_FIND_LINKS: '',
      PIP_EXTRA_INDEX_URL: '',
      PIP_RETRIES: '0',
      NO_PROXY: '127.0.0.1',
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
