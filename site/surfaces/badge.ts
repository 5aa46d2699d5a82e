import type { RiskCounts } from '../model/page.ts';
import { xmlText } from './foreign.ts';

const COLOURS = {
  critical: '#8f1d3f',
  high: '#9c3b06',
  medium: '#6b5300',
  low: '#1d6339',
  unknown: '#4d5560',
} as const;
const ORDER = ['critical', 'high', 'medium', 'low'] as const;

/** A small picture for a README: the two worst levels in words, so that colour is not needed to read it. */
export function badge(server: string, counts: RiskCounts): string {
  const present = ORDER.filter((level) => counts[level] > 0);
  const worst = present[0] ?? 'unknown';
  const total = present.reduce((sum, level) => sum + counts[level], counts.unknown);
  const words = present.slice(0, 2).map((level) => `${counts[level]} ${level}`);
  const text = total === 0 ? 'not listed' : words.length === 0 ? 'not enough information' : words.join(', ');
  const label = 'tool risk';
  const [left, right] = [width(label), width(text)];
  const title = xmlText(`${server}: ${label}: ${text}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect width="${left}" height="20" fill="#2b3038"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="${COLOURS[worst]}"/>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">',
    `<text x="${left / 2}" y="14" textLength="${left - 12}">${label}</text>`,
    `<text x="${left + right / 2}" y="14" textLength="${right - 12}">${xmlText(text)}</text>`,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const width = (text: string) => Math.round(text.length * 6.4) + 12;
