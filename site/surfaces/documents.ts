import type { z } from 'zod';
import { riskCounts } from '../model/catalogue.ts';
import { urls } from '../model/urls.ts';
import { paths } from './paths.ts';
import { TARGET, type PolicyText, type PosturePolicies } from './policies.ts';
import type { ServerRecord, ToolRecord } from './record.ts';
import { SCHEMA_VERSION, type ServerDocument, type ToolDocument } from './schema.ts';

/** Everything about one server: what it is, how it was listed, its tools, and a policy for each posture. */
export function serverDocument(
  server: ServerRecord,
  policies: readonly PosturePolicies[],
): z.input<typeof ServerDocument> {
  const { entry, snapshot, verdict, history } = server.records;
  return {
    schemaVersion: SCHEMA_VERSION,
    generatedAt: server.day,
    total: server.tools.length,
    server: {
      id: server.id,
      name: entry.name,
      ...sourceOf(server),
      failure: snapshot?.failure,
      risks: riskCounts(server.tools.map((tool) => tool.verdict)),
      chains: verdict?.chains ?? [],
      resembles: resemblances(server),
      links: {
        page: urls.server(server.id),
        markdown: paths.markdown(urls.server(server.id)),
        badge: paths.badge(server.id),
        ...(history && history.events.length > 0 && { feed: paths.serverFeed(server.id).json }),
      },
    },
    tools: server.tools.map((tool) => toolOf(server, tool)),
    policies: policies.map((posture) => policyOf(posture.server)),
  };
}

/** The document of each tool of a server, with the part of the server's policy that is about it. */
export function toolDocuments(
  server: ServerRecord,
  policies: readonly PosturePolicies[],
): z.input<typeof ToolDocument>[] {
  return server.tools.map((tool, place) => ({
    schemaVersion: SCHEMA_VERSION,
    generatedAt: server.day,
    total: 1,
    server: {
      id: server.id,
      name: server.records.entry.name,
      ...sourceOf(server),
      resembles: resemblances(server),
      page: urls.server(server.id),
      api: paths.server(server.id),
    },
    tool: toolOf(server, tool),
    policies: policies.map((posture) => policyOf(posture.tools[place]!)),
  }));
}

function toolOf(server: ServerRecord, tool: ToolRecord): z.input<typeof ToolDocument>['tool'] {
  const { verdict } = tool;
  const page = urls.tool(server.id, tool.slug);
  return {
    name: tool.name,
    slug: tool.slug,
    definition: tool.raw,
    definitionDigest: verdict.definitionDigest,
    category: verdict.category,
    effects: verdict.effects,
    qualifiers: verdict.qualifiers,
    risk: verdict.risk,
    rule: verdict.rule,
    why: tool.why,
    reasons: tool.reasons,
    confidence: verdict.confidence,
    unclassified: verdict.unclassified,
    evidence: verdict.evidence,
    parameters: verdict.parameters,
    actions: verdict.actions,
    contradictions: verdict.contradictions,
    flags: verdict.flags,
    review: verdict.review,
    attacks: tool.attacks.map(({ attack: { slug, title }, reason }) => ({
      slug,
      title,
      reason,
      page: urls.attack(slug),
    })),
    links: { page, markdown: paths.markdown(page), api: paths.tool(server.id, tool.slug) },
  };
}

const resemblances = ({ resembling }: ServerRecord) =>
  resembling.map(({ id, ...resemblance }) => ({ server: id, ...resemblance, page: urls.server(id) }));

function sourceOf({ records: { entry, snapshot, verdict } }: ServerRecord) {
  return {
    package: snapshot?.package,
    repository: entry.repository ?? snapshot?.package?.repository,
    homepage: entry.homepage ?? snapshot?.package?.homepage,
    provenance: snapshot?.provenance,
    snapshotDigest: snapshot?.digest,
    classifier: verdict?.classifier,
  };
}

function policyOf({ text, where: _where, ...policy }: PolicyText): z.input<typeof ToolDocument>['policies'][number] {
  return { ...policy, target: TARGET, document: JSON.parse(text) as unknown };
}
