import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { publish } from './published.ts';

interface Operation {
  parameters?: { name: string; in: string; required: boolean }[];
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

interface OpenApi {
  openapi: string;
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, object> };
}

type Site = ReturnType<typeof publish>;

/** The published description of the API, its schemas, and to which described path a file belongs. */
export function describedBy(site: Site) {
  const api = site.json<OpenApi>('/api/v1/openapi.json');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  for (const kind of Object.keys(api.components.schemas))
    ajv.addSchema(site.json(`/api/v1/schemas/${kind}.json`), kind);
  const templates = Object.keys(api.paths).map((template) => ({ template, matches: pattern(template) }));
  // Of several, the one with fewer variables is meant.
  templates.sort((a, b) => a.template.split('{').length - b.template.split('{').length);
  const described = (path: string) => templates.find(({ matches }) => matches.test(path))?.template;
  return { api, ajv, described };
}

/** Checks every API document against the schema that the description names; returns how many there were. */
export function checkDocuments(site: Site): number {
  const { api, ajv, described } = describedBy(site);
  let checked = 0;
  for (const file of site.files().filter((path) => path.startsWith('/api/v1/') && path.endsWith('.json'))) {
    const template = described(file);
    const reference = template && api.paths[template]?.get.responses['200']?.content?.['application/json']?.schema.$ref;
    if (!reference) continue;
    const validate = ajv.getSchema(reference.replace('#/components/schemas/', ''));
    assert.ok(validate, reference);
    assert.ok(validate(site.json(file)), `${file}: ${ajv.errorsText(validate.errors)}`);
    checked += 1;
  }
  return checked;
}

function pattern(template: string): RegExp {
  const parts = template.split(/(\{[a-z]+\})/).map((part) => {
    if (part === '{page}') return '[0-9]+';
    return part.startsWith('{') ? '[^/~][^/]*' : part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`);
}
