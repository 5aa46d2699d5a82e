import { test } from 'node:test';
import assert from 'node:assert/strict';
import { listValues, PAGE_SIZE, serverLists, toolLists } from '../../site/surfaces/lists.ts';
import { LIST_KINDS } from '../../site/surfaces/paths.ts';
import type { ServerDocument, ToolDocument } from '../../site/surfaces/schema.ts';
import type { Summary } from '../../site/surfaces/summary.ts';
import { openStore } from '../../data/store/index.ts';
import type { z } from 'zod';
import { SERVERS, tool } from './catalogue.ts';
import { HOSTILE } from './hostile.ts';
import { checkDocuments, describedBy } from './described.ts';
import { publish } from './published.ts';

const hostile = {
  id: 'hostile',
  name: HOSTILE['end of a script'] as string,
  description: HOSTILE['Markdown structure'] as string,
  tools: Object.entries(HOSTILE).map(([, text]) => tool(text.slice(0, 300), text)),
};
const site = publish([...SERVERS, hostile]);

const { api, ajv, described } = describedBy(site);

test('every file that is published is described, and every description is of something that can be published', () => {
  const undescribed = ['/sitemap.xml', '/sitemaps/1.xml', '/robots.txt', '/llms.txt', '/api/v1/openapi.json'];
  assert.deepEqual(
    site.files().filter((file) => described(file) === undefined && !undescribed.includes(file)),
    [],
  );
  const used = new Set(site.files().map(described));
  const unused = Object.keys(api.paths).filter((path) => !used.has(path));
  assert.deepEqual(
    unused.filter((path) => !path.includes('~{page}')),
    [],
  );
});

test('every API document matches the schema that its description names', () => {
  const checked = checkDocuments(site);
  assert.ok(checked > 40, `${checked}`);
});

test('the description is OpenAPI 3.1: each variable is a parameter, each reference leads somewhere', () => {
  assert.match(api.openapi, /^3\.1\./);
  const identifiers = new Set<string>();
  for (const [path, { get }] of Object.entries(api.paths)) {
    const variables = [...path.matchAll(/\{([a-z]+)\}/g)].map((match) => match[1]);
    assert.deepEqual((get.parameters ?? []).map(({ name }) => name).sort(), variables.sort(), path);
    assert.ok(
      (get.parameters ?? []).every((parameter) => parameter.in === 'path' && parameter.required),
      path,
    );
    const { operationId } = get as { operationId?: string };
    if (operationId !== undefined) {
      assert.ok(!identifiers.has(operationId), operationId);
      identifiers.add(operationId);
    }
  }
  for (const match of JSON.stringify(api).matchAll(/"#\/components\/schemas\/([a-z]+)"/g))
    assert.ok(match[1]! in api.components.schemas, match[1]);
});

test('schemas refuse what is not a document', () => {
  for (const kind of Object.keys(api.components.schemas)) {
    const validate = ajv.getSchema(kind)!;
    for (const wrong of [null, [], {}, { schemaVersion: 2 }]) assert.equal(validate(wrong), false, kind);
  }
});

test('a tool says the same in its own document, in its server’s and in every list', () => {
  for (const file of site.files().filter((path) => path.startsWith('/api/v1/servers/'))) {
    const server = site.json<z.infer<typeof ServerDocument>>(file);
    for (const inServer of server.tools) {
      const own = site.json<z.infer<typeof ToolDocument>>(inServer.links.api);
      assert.deepEqual(own.tool, inServer);
      const risk = site.json<{ items: { api: string; risk: unknown; category: unknown }[] }>(
        `/api/v1/risk/${inServer.risk ?? 'unknown'}.json`,
      );
      const listed = risk.items.filter((item) => item.api === inServer.links.api);
      assert.deepEqual(
        listed.map((item) => [item.risk, item.category]),
        [[inServer.risk, inServer.category]],
      );
    }
  }
});

test('definitions and quotations arrive exactly as they were listed', () => {
  const raw = [...site.store.snapshots.records()].flatMap((snapshot) => snapshot.tools);
  const published = [...site.store.index.ids()].flatMap((id) =>
    site.json<z.infer<typeof ServerDocument>>(`/api/v1/servers/${id}.json`).tools.map(({ definition }) => definition),
  );
  const sort = (list: unknown[]) => list.map((value) => JSON.stringify(value)).sort();
  assert.deepEqual(sort(published), sort(raw));
});

test('merging the parts of all tools gives the policy of the server', () => {
  const merge = (parts: Record<string, unknown>[]) => ({
    hide: parts.flatMap((part) => (part['hide'] as string[] | undefined) ?? []).sort(),
    tools: Object.assign({}, ...parts.map((part) => part['tools'])) as Record<string, unknown>,
  });
  for (const id of ['github', 'mail', 'weather']) {
    const server = site.json<z.infer<typeof ServerDocument>>(`/api/v1/servers/${id}.json`);
    for (const [place, policy] of server.policies.entries()) {
      const parts = server.tools.map(
        ({ links }) =>
          site.json<z.infer<typeof ToolDocument>>(links.api).policies[place]!.document as Record<string, unknown>,
      );
      const whole = policy.document as Record<string, unknown>;
      assert.deepEqual(merge(parts), merge([whole]), `${id} ${policy.posture}`);
      assert.equal(whole['default'], 'deny');
    }
  }
});

test('lists are cut into pages that follow each other and lose nothing', () => {
  const brief = (place: number): Summary => ({
    brief: {
      id: `s${place}`,
      name: 's',
      tools: 1,
      risks: { critical: 0, high: 0, medium: 0, low: 1, unknown: 0 },
      page: '/x',
      api: '/x',
    },
    day: '2026-11-21',
    about: '',
    tools: [
      {
        name: `t${place}`,
        slug: 't',
        title: '',
        category: 'Read',
        risk: 'low',
        effects: [],
        confidence: 1,
        rule: 'read',
        flags: [],
        digest: '',
        attacks: [],
      },
    ],
    changes: [],
  });
  const summaries = Array.from({ length: PAGE_SIZE * 2 + 1 }, (_, place) => brief(place));
  const pages = serverLists(summaries);
  assert.deepEqual(
    pages.map(([path, { items, next, total }]) => [path, items.length, next, total]),
    [
      ['/api/v1/servers.json', PAGE_SIZE, '/api/v1/servers/~2.json', summaries.length],
      ['/api/v1/servers/~2.json', PAGE_SIZE, '/api/v1/servers/~3.json', summaries.length],
      ['/api/v1/servers/~3.json', 1, undefined, summaries.length],
    ],
  );
  const validate = { servers: ajv.getSchema('servers')!, tools: ajv.getSchema('tools')! };
  for (const [path, page] of pages) {
    assert.equal(described(path), path === '/api/v1/servers.json' ? path : '/api/v1/servers/~{page}.json');
    assert.ok(validate.servers(JSON.parse(JSON.stringify(page))));
  }
  const low = [...toolLists(summaries, [])].filter(([, { kind, value }]) => kind === 'risk' && value === 'low');
  assert.deepEqual(
    low.map(([path]) => path),
    ['/api/v1/risk/low.json', '/api/v1/risk/low/~2.json', '/api/v1/risk/low/~3.json'],
  );
  for (const [path, page] of low) {
    assert.match(described(path) ?? '', /^\/api\/v1\/risk\//);
    assert.ok(validate.tools(JSON.parse(JSON.stringify(page))));
  }
});

test('the lists of one kind sum to what they divide', () => {
  const attacks = [...openStore().attacks.records()];
  const tools = SERVERS.concat(hostile).reduce((sum, server) => sum + server.tools.length, 0);
  for (const kind of LIST_KINDS.filter((name) => name === 'risk' || name === 'category')) {
    const sum = listValues(kind, attacks).reduce(
      (total, value) => total + site.json<{ total: number }>(`/api/v1/${kind}/${value.toLowerCase()}.json`).total,
      0,
    );
    assert.equal(sum, tools, kind);
  }
});

test('every path that a document names is published here or is a page', () => {
  const files = new Set(site.files());
  for (const file of [...files].filter((path) => path.endsWith('.json') && !path.endsWith('openapi.json')))
    for (const match of site.text(file).matchAll(/"(\/(?:api|badges|servers)\/[^"\\]*\.(?:json|svg|md|xml|csv))"/g))
      assert.ok(files.has(decodeURI(match[1]!)), `${file}: ${match[1]}`);
});
