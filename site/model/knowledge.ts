import { attacksFor, explain, SIGNALS, type AttackFacts } from '../../classifier/index.ts';
import type { Explanation } from '../../classifier/explain.ts';
import { FLAG_SENTENCES } from '../../classifier/explain/words.ts';
import type { Attack, Flag, History, RawTool, ToolVerdict } from '../../data/schema/index.ts';
import type { ServerRecords } from './summary.ts';
import { inline } from './text.ts';
import { capital, stop } from './words.ts';

/** The one sentence that says why, as pages print it. */
export const whyOf = (verdict: ToolVerdict, tool: RawTool): string => sentence(explained(verdict, tool).sentence);

/** All sentences of the rationale, the one-sentence why first. */
export const reasonsOf = (verdict: ToolVerdict, tool: RawTool): string[] => [
  ...new Set(explained(verdict, tool).sentences.map(sentence)),
];

const explanations = new WeakMap<ToolVerdict, Explanation>();

/** Lists and pages ask for the same tool one after the other. */
function explained(verdict: ToolVerdict, tool: RawTool): Explanation {
  const known = explanations.get(verdict) ?? explain(verdict, tool);
  explanations.set(verdict, known);
  return known;
}

/** A sentence that may quote a definition, on one line, with nothing hidden in it. */
const sentence = (text: string): string => stop(inline(text));

/** The attacks that apply to a tool of this server, each with its reason. */
export function attacksOf(
  verdict: ToolVerdict,
  records: ServerRecords,
  attacks: readonly Attack[],
): { attack: Attack; reason: string }[] {
  return attacksFor(verdict, factsOf(verdict, records), attacks).map(({ attack, reason }) => ({
    attack,
    reason: inline(reason),
  }));
}

function factsOf({ name }: ToolVerdict, { snapshot, verdict, history }: ServerRecords): AttackFacts {
  return {
    chains: verdict?.chains ?? [],
    credential: Object.values(snapshot?.provenance?.environment ?? {}).includes('token'),
    capabilityGained: gained(name, history),
  };
}

function gained(tool: string, history: History | undefined): boolean {
  return (history?.events ?? []).some(
    (event) => event.event === 'risk-changed' && event.tool === tool && event.effectsAdded.length > 0,
  );
}

const SIGNAL_WORDS = new Map(SIGNALS.map(({ id, short }) => [id, short]));

/** What a signal sees, in a few words. */
export const signalWords = (signal: string): string => SIGNAL_WORDS.get(signal) ?? signal.replaceAll('-', ' ');

export const flagWords = (code: Flag['code']): string => capital(FLAG_SENTENCES[code]);
