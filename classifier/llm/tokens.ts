/** Tokens of a text, roughly: JSON and English take about 3.5 bytes each. Used for limits and estimates, never for billing. */
export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3.5);
}

/** What an answer takes on average; a model that thinks aloud takes more. */
export const ANSWER_TOKENS = 400;

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

export interface Prices {
  /** Per million tokens, in whatever currency. */
  input?: number | undefined;
  output?: number | undefined;
}

export interface Estimate extends Usage {
  tools: number;
  /** Tools whose answer is at hand already. */
  cached: number;
  requests: number;
  /** Tools that are not asked about, because their definition is too large or not serializable. */
  unaskable: number;
  cost?: number;
}

/** What tokens cost, or undefined without prices. */
export function costOf({ inputTokens, outputTokens }: Usage, { input, output }: Prices): number | undefined {
  if (input === undefined && output === undefined) return undefined;
  return (inputTokens * (input ?? 0) + outputTokens * (output ?? 0)) / 1e6;
}
