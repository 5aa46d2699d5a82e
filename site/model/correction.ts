import type { ServerVerdict, Snapshot, ToolVerdict } from '../../data/schema/index.ts';
import { issueUrl, SITE } from '../config.ts';
import { riskPhrase } from './words.ts';

/** Longer names do not fit into an address; the digest says which tool it is. */
const LONGEST = 200;

interface Named {
  id: string;
  path: string;
}

/**
 * An issue about a tool with its record filled in: what it is judged now, and an entry for `data/overrides` to correct.
 * A foreign name stands in JSON only, whose escapes leave no line of its own to it, so that it cannot end the code block.
 */
export function toolCorrection({ id, path }: Named, name: string, verdict: ToolVerdict): string {
  const { category, effects, qualifiers, definitionDigest, risk, rule, confidence } = verdict;
  const tool = verdict.name.length > LONGEST ? name : verdict.name;
  const override = { tool, definitionDigest, set: { category, effects, qualifiers }, reason: '' };
  return issueUrl(
    `Correction: ${id} / ${name}`,
    [
      `${SITE.origin}${path}`,
      `Now: ${category}, ${effects.join(', ') || 'no effects'}, ${riskPhrase(risk)} (rule ${rule}, confidence ${confidence})`,
      `The record, for data/overrides/${id.slice(0, 2)}/${id}.json. Correct what is wrong in \`set\`, and give the reason with a quote of the definition:`,
      `\`\`\`json\n${JSON.stringify(override, null, 2)}\n\`\`\``,
      '',
    ].join('\n\n'),
  );
}

/** An issue about a server with what its listing was made from filled in. */
export function serverCorrection({ id, path }: Named, snapshot?: Snapshot, verdict?: ServerVerdict): string {
  const facts = [
    `${SITE.origin}${path}`,
    snapshot?.package && `Package: ${snapshot.package.registry} ${snapshot.package.name} ${snapshot.package.version}`,
    snapshot && `Listing: ${snapshot.digest}`,
    verdict && `Classifier: ${verdict.classifier.version}`,
  ];
  return issueUrl(`Correction: ${id}`, `${facts.filter(Boolean).join('\n')}\n\nWhat is wrong:\n`);
}
