import type { Category, Effect, Qualifier, Risk } from '../../data/schema/index.ts';
import type { Decision, Limit, Posture } from './types.ts';

/** What a decision is made from: a tool, or one action of a tool. */
export interface Subject {
  category: Category;
  effects: readonly Effect[];
  qualifiers: readonly Qualifier[];
  risk: Risk | null;
}

const IRREVERSIBLE: readonly Effect[] = [
  'destructive',
  'financial',
  'sends-message',
  'changes-access',
  'weakens-protection',
];
const REACHING: readonly Qualifier[] = ['changes-production', 'reaches-others'];

/** What it does cannot be taken back with one more call. */
export const isIrreversible = ({ effects, qualifiers }: Subject): boolean =>
  IRREVERSIBLE.some((effect) => effects.includes(effect)) || REACHING.some((q) => qualifiers.includes(q));

/** The caller's own code, statement or request runs. */
export const isArbitrary = ({ effects, qualifiers }: Subject): boolean =>
  effects.includes('runs-code') || qualifiers.includes('raw-api');

/** 0 for low to 3 for critical; what is not known counts as high. */
export const riskRank = (risk: Risk | null): number => RANK[risk ?? 'high'];

// Not from the schemas: zod would come with them into the reader’s browser.
const RANK: Record<Risk, number> = { low: 0, medium: 1, high: 2, critical: 3 };

/**
 * The decision of a posture. `confined` says that argument conditions cover what makes the tool dangerous,
 * so that it may pass without a person where they hold.
 */
export function decide(subject: Subject, posture: Posture, confined: boolean): Decision {
  const { category, effects, risk } = subject;
  const level = risk ?? 'high';
  if (posture === 'strict') {
    if (level === 'low') return 'allow';
    if (level === 'medium') return category === 'Read' ? 'allow' : 'ask';
    return level === 'high' ? 'deny' : 'hide';
  }
  if (level === 'low' || level === 'medium') return 'allow';
  const takesCareOfItself = confined && risk !== null;
  if (posture === 'recommended') {
    if (effects.includes('destructive') && effects.includes('bulk')) return 'deny';
    return takesCareOfItself && category === 'Read' ? 'allow' : 'ask';
  }
  const interactive = subject.qualifiers.includes('user-interface-action') && risk === 'high';
  if (isIrreversible(subject)) return 'ask';
  if (isArbitrary(subject)) return takesCareOfItself && effects.includes('runs-code') ? 'allow' : 'ask';
  return takesCareOfItself || interactive ? 'allow' : 'ask';
}

const RATES = { Read: 60, Write: 30, Execute: 10 } as const;
const FACTOR = { strict: 0.5, recommended: 1, permissive: 2 } as const;
const SCALE = {
  strict: ', halved in the strict posture',
  recommended: '',
  permissive: ', doubled in the permissive posture',
} as const;
const PACE = {
  Read: 'A reader needs no more than one answer a second; an export or a loop does',
  Write: 'More than one change every two seconds is a loop, not work that a person follows',
  Execute: 'Each call sets something in motion; ten a minute leave time to notice and stop it',
} as const;

/**
 * Limits of a tool that passes without a person. `conditioned` says that its arguments are checked, which guards a
 * read better than counting does; a change is counted as well.
 */
export function limitsOf(subject: Subject, posture: Posture, conditioned: boolean): Limit[] {
  const { category, qualifiers } = subject;
  if (category === 'Unclassified' || !isCounted(subject, posture, conditioned)) return [];
  const interactive = qualifiers.includes('user-interface-action');
  const max = (interactive ? RATES.Read : RATES[category]) * FACTOR[posture];
  const pace = interactive ? 'A person clicks about once a second; more is a loop' : PACE[category];
  const minute: Limit = { max, window: 'minute', reason: `${pace}${SCALE[posture]}.` };
  const hour: Limit = {
    max: max * 10,
    window: 'hour',
    reason: 'Ten minutes at full pace are enough for an hour of supervised work.',
  };
  return posture === 'strict' ? [minute, hour] : [minute];
}

function isCounted({ category, effects, risk }: Subject, posture: Posture, conditioned: boolean): boolean {
  const level = riskRank(risk);
  if (posture === 'strict') return level > 0 || effects.includes('reads-private');
  if (posture === 'recommended') return level > 0 && !(category === 'Read' && conditioned);
  return level > 1 && !conditioned;
}
