import { mismatchSentences } from './mismatch.ts';
import type { RiskCounts } from './page.ts';
import { worst } from './server-faq.ts';
import type { ServerRecords, ServerSummary } from './summary.ts';
import { count, list, number } from './words.ts';

/** How many tools a server has, and how grave they are. */
export function riskSentence(summary: ServerSummary, risks: RiskCounts): string {
  if (summary.tools.length === 0) return 'No tool of this server is known, so nothing can be said of its risk.';
  const total = summary.tools.length;
  const grave = risks.critical + risks.high;
  const parts = [
    risks.critical > 0 && `${number(risks.critical)} of critical`,
    risks.high > 0 && `${number(risks.high)} of high`,
  ].filter((part): part is string => part !== false);
  const unknown = risks.unknown > 0 ? ` ${number(risks.unknown)} could not be classified.` : '';
  if (total === 1) return `1 tool, ${unknown === '' ? `of ${worst(risks)} risk` : 'which could not be classified'}.`;
  return grave === 0
    ? `${count(total, 'tool')}, none of high or critical risk.${unknown}`
    : `${count(total, 'tool')}, ${list(parts)} risk.${unknown}`;
}

/** What a reader should know of the tools and of the listing before trusting either. */
export function flagSentences(summary: ServerSummary, { snapshot }: ServerRecords): string[] {
  const suspicious = summary.tools.filter(({ flags }) => flags.some((flag) => flag !== 'default-annotations')).length;
  const contradicting = summary.tools.filter(({ contradictions }) => contradictions > 0).length;
  const sentences: string[] = [];
  if (suspicious > 0)
    sentences.push(
      `${count(suspicious, 'tool')} ${suspicious === 1 ? 'has a definition' : 'have definitions'} with words that may steer a model or hide something.`,
    );
  if (contradicting > 0)
    sentences.push(
      `${count(contradicting, 'tool')} ${contradicting === 1 ? 'declares an annotation' : 'declare annotations'} that the verdict contradicts.`,
    );
  if (snapshot?.flags.some(({ code }) => code === 'truncated'))
    sentences.push('The listing was longer than the crawler accepts; the tools shown are its beginning.');
  if (snapshot?.flags.some(({ code }) => code === 'duplicate-name'))
    sentences.push('Some tools share one name; clients will not tell them apart.');
  return [...sentences, ...mismatchSentences(snapshot)];
}
