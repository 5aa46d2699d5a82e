import { riskRule } from '../../classifier/risk.ts';
import type { Attack, Flag, RawTool, ToolVerdict } from '../../data/schema/index.ts';
import type { ServerRecords } from './summary.ts';
import { capital, stop } from './words.ts';

export const whyOf = (verdict: ToolVerdict, _tool: RawTool): string => stop(capital(riskRule(verdict).text));
export const reasonsOf = (verdict: ToolVerdict, tool: RawTool): string[] => [whyOf(verdict, tool)];
export function attacksOf(
  v: ToolVerdict,
  _r: ServerRecords,
  attacks: readonly Attack[],
): { attack: Attack; reason: string }[] {
  return attacks
    .filter((a) => a.anyOf.some((p) => p.effects?.some((e) => v.effects.includes(e))))
    .map((attack) => ({ attack, reason: attack.applies }));
}
export const signalWords = (signal: string): string => signal.replaceAll('-', ' ');

const FLAG_WORDS: Record<Flag['code'], string> = {
  'hidden-instruction': 'The definition speaks to the model instead of describing the tool',
  'cross-tool-shadowing': 'The definition tells the model how to use other tools',
  'exfiltration-request': 'The definition asks the model to pass on data',
  'invisible-characters': 'The definition holds characters that cannot be seen',
  'preference-manipulation': 'The definition asks to be preferred over other tools',
  'look-alike-name': 'The name imitates another',
  'default-annotations': 'A framework filled the annotations in, not the author',
};
export const flagWords = (code: Flag['code']): string => FLAG_WORDS[code];
