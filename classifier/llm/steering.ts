import type { Flag, RawTool } from '../../data/schema/index.ts';
import { joinPointer } from '../../data/store/index.ts';

/** Words by which a definition speaks to whoever labels it. The bounded gaps keep the search linear. */
const STEERING: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|taxonomy|guidelines)\b/isu,
  /\b(?:classify|categori[sz]e|label|rate|score)\b.{0,20}\b(?:this|the|it)\b.{0,20}\bas\b.{0,20}\b(?:read|safe|low|harmless|benign|write)\b/isu,
  /\b(?:answer|respond|reply|output)\b(?: only)?(?: with)?[\s:"'“]{1,3}(?:Read|READ|low risk|category)\b/su,
  /<\|(?:im_start|im_end|system|endoftext)\|>|\[\/?INST\]|^BOUNDARY [0-9a-f]{16,}/mu,
];

/** Poisoning as a model that labels would meet it: text addressed to the labeller, with its exact span. */
export function steering(tool: RawTool): Flag[] {
  return [...strings(tool)].flatMap(({ pointer, text }) =>
    STEERING.flatMap((pattern) => {
      const quote = pattern.exec(text)?.[0];
      return quote === undefined ? [] : [{ code: 'hidden-instruction' as const, pointer, quote }];
    }),
  );
}

function* strings(tool: RawTool): Generator<{ pointer: string; text: string }> {
  const open: { pointer: string; value: unknown }[] = [{ pointer: '', value: tool }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { pointer, value } = next;
    if (typeof value === 'string') yield { pointer, text: value };
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) {
        const at = joinPointer(pointer, key);
        if (key.length > 20) yield { pointer: at, text: key };
        open.push({ pointer: at, value: member });
      }
  }
}
