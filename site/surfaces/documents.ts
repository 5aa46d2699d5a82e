import {
  describe,
  POSTURES,
  render,
  serverPolicy,
  targetOf,
  toolPolicy,
  type Policy,
  type Scope,
} from '../../classifier/policy/index.ts';
import type { z } from 'zod';
import { riskCounts } from '../model/catalogue.ts';
import { urls } from '../model/urls.ts';
import { paths } from './paths.ts';
import type { ServerRecord, ToolRecord } from './record.ts';
import { SCHEMA_VERSION, type ServerDocument, type ToolDocument } from './schema.ts';

const TARGET = 'policylayer';

/** Everything about one server: what it is, how it was listed, its tools, and a policy for each posture. */
export function serverDocument(server: ServerRecord): z.input<typeof ServerDocument> {
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
      links: {
        page: urls.server(server.id),
        markdown: paths.markdown(urls.server(server.id)),
        badge: paths.badge(server.id),
        ...(history && history.events.length > 0 && { feed: paths.serverFeed(server.id).json }),
      },
    },
    tools: server.tools.map((tool) => toolOf(server, tool)),
    policies: policiesOf(server).map((policy) => rendered(policy, 'server')),
  };
}

/** The document of each tool of a server, with the part of the server's policy that is about it. */
export function toolDocuments(server: ServerRecord): z.input<typeof ToolDocument>[] {
  const policies = policiesOf(server);
  return server.tools.map((tool) => ({
    schemaVersion: SCHEMA_VERSION,
    generatedAt: server.day,
    total: 1,
    server: {
      id: server.id,
      name: server.records.entry.name,
      ...sourceOf(server),
      page: urls.server(server.id),
      api: paths.server(server.id),
    },
    tool: toolOf(server, tool),
    policies: policies.map((policy) => rendered(toolPolicy(policy, tool.name), 'tool')),
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

function policiesOf({ id, records: { verdict, snapshot } }: ServerRecord): Policy[] {
  return verdict && snapshot ? POSTURES.map((posture) => serverPolicy(verdict, snapshot.tools, posture, id)) : [];
}

function rendered(policy: Policy, scope: Scope): z.input<typeof ToolDocument>['policies'][number] {
  const { text, filename, fragment, lossy } = render(policy, TARGET, scope);
  const decision = scope === 'tool' ? policy.servers[0]?.tools[0]?.decision : undefined;
  return {
    posture: policy.posture,
    ...(decision && { decision }),
    target: TARGET,
    filename,
    fragment,
    document: JSON.parse(text) as unknown,
    sentences: describe(targetOf(TARGET)!.effective(policy), scope),
    stricter: [...lossy],
  };
}
