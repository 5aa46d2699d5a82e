import { resemblanceViews } from '../model/resemblance.ts';
import { count, riskPhrase, withoutSubject } from '../model/words.ts';
import { urls } from '../model/urls.ts';
import { codeBlock, codeSpan, markdownText } from './foreign.ts';
import { paths } from './paths.ts';
import {
  bullets,
  document,
  named,
  names,
  NOTE,
  policySection,
  provenance,
  ruleText,
  section,
} from './markdown-parts.ts';
import type { PolicyText, PosturePolicies } from './policies.ts';
import type { ServerRecord, ToolRecord } from './record.ts';

/** The Markdown twin of a tool's page. */
export function toolMarkdown(
  server: ServerRecord,
  tool: ToolRecord,
  policy: PolicyText | undefined,
  baseUrl: string,
): string {
  const { verdict, raw } = tool;
  const description = raw['description'];
  const page = baseUrl + urls.tool(server.id, tool.slug);
  return document([
    `# ${codeSpan(tool.name)}`,
    `A tool of [${markdownText(server.name)}](${baseUrl}${urls.server(server.id)}). Page: <${page}>. JSON: <${baseUrl}${paths.tool(server.id, tool.slug)}>.`,
    NOTE,
    '## Verdict',
    bullets([
      `Category: **${verdict.category}**`,
      `Risk: **${riskPhrase(verdict.risk)}**`,
      `Effects: ${verdict.effects.length === 0 ? 'none' : verdict.effects.map(codeSpan).join(', ')}`,
      ...(verdict.qualifiers.length > 0 ? [`Qualifiers: ${verdict.qualifiers.map(codeSpan).join(', ')}`] : []),
      `Rule: ${codeSpan(verdict.rule)}, ${ruleText(verdict.rule)}`,
      `Confidence: ${verdict.confidence}`,
      ...(verdict.unclassified === undefined ? [] : [`Not classified: ${markdownText(verdict.unclassified)}`]),
    ]),
    ...[...new Set([tool.why, ...tool.reasons])].map((sentence) => named(sentence, tool.name)),
    ...section(
      'Evidence',
      verdict.evidence.map(
        ({ signal, pointer, quote, supports }) =>
          `${codeSpan(quote)} at ${codeSpan(pointer)} speaks for ${codeSpan(supports)} (${codeSpan(signal)})`,
      ),
    ),
    ...section(
      'Warnings',
      verdict.flags.map(({ code, pointer, quote }) => `${codeSpan(code)}: ${codeSpan(quote)} at ${codeSpan(pointer)}`),
    ),
    ...section(
      'Actions',
      verdict.actions.map(({ value, category, risk }) => `${codeSpan(value)}: ${category}, ${riskPhrase(risk)}`),
    ),
    ...section(
      'Declared by the author, and not so',
      verdict.contradictions.map(
        ({ annotation, declared, assessed }) => `${codeSpan(annotation)}: declared ${declared}, assessed ${assessed}`,
      ),
    ),
    ...section(
      'Attacks that apply',
      tool.attacks.map(
        ({ attack, reason }) =>
          `[${markdownText(attack.title)}](${baseUrl}${urls.attack(attack.slug)}): ${markdownText(reason)}`,
      ),
    ),
    ...(policy ? policySection(policy) : []),
    '## Description',
    typeof description === 'string' && description.trim() !== ''
      ? codeBlock(description, 'text')
      : 'The server gives none.',
    '## Definition',
    codeBlock(JSON.stringify(raw, null, 2), 'json'),
    '## Provenance',
    provenance(server, tool),
  ]);
}

/** The Markdown twin of a server's page. */
export function serverMarkdown(server: ServerRecord, policy: PolicyText | undefined, baseUrl: string): string {
  const { snapshot, verdict } = server.records;
  const about = snapshot?.package?.description;
  const failure = snapshot?.failure;
  return document([
    `# ${markdownText(server.name)}`,
    `Page: <${baseUrl}${urls.server(server.id)}>. JSON: <${baseUrl}${paths.server(server.id)}>.`,
    NOTE,
    ...(about === undefined || about.trim() === '' ? [] : [codeBlock(about, 'text')]),
    ...resemblanceViews(server.resembling).map(
      ({ before, name, href, after }) => `${before} [${markdownText(name)}](${baseUrl}${href})${after}`,
    ),
    ...(failure ? [`Could not be listed on ${failure.failedOn}: ${codeSpan(failure.reason)}.`] : []),
    `## ${count(server.tools.length, 'tool')}`,
    ...(server.tools.length === 0
      ? ['No tools are known. Unknown is not safe.']
      : [
          bullets(
            server.tools.map(
              (tool) =>
                `[${codeSpan(tool.name)}](${baseUrl}${paths.markdown(urls.tool(server.id, tool.slug))}): ${tool.verdict.category}, ${riskPhrase(tool.verdict.risk)}. ${markdownText(withoutSubject(tool.why, tool.name))}`,
            ),
          ),
        ]),
    ...section(
      'Chains',
      (verdict?.chains ?? []).map(
        (chain) =>
          `${codeSpan(chain.kind)}: private data by ${names(chain.private)}; third-party content by ${names(chain.untrusted)}; out or run by ${names(chain.sink)}`,
      ),
    ),
    ...(policy ? policySection(policy) : []),
    '## Provenance',
    provenance(server),
  ]);
}

/** Both twins of a server: its own and that of each tool, by path. */
export function* markdownTwins(
  server: ServerRecord,
  policies: readonly PosturePolicies[],
  baseUrl: string,
): Generator<[path: string, text: string]> {
  const recommended = policies.find((posture) => posture.server.posture === 'recommended');
  yield [paths.markdown(urls.server(server.id)), serverMarkdown(server, recommended?.server, baseUrl)];
  for (const [place, tool] of server.tools.entries())
    yield [
      paths.markdown(urls.tool(server.id, tool.slug)),
      toolMarkdown(server, tool, recommended?.tools[place], baseUrl),
    ];
}
