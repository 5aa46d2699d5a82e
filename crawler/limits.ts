const MIB = 1024 * 1024;

/** What one server may cost. The largest honest list seen is 1.1 MB with 401 tools on one page. */
export const LIMITS = {
  lineBytes: 8 * MIB,
  /** Everything from one server; with twice as much, the crawler could not stay below 300 MB. */
  totalBytes: 16 * MIB,
  pages: 64,
  tools: 5_000,
  junkLines: 2_000,
  /** JSON values in all answers of one server; the list of 1.1 MB has 18,396. */
  values: 50_000,
  /** Nesting at which a line is refused before it is parsed. */
  lineDepth: 20_000,
  /** Nesting at which a member of a tool definition is left out: deeper records can be neither stored nor shown. */
  definitionDepth: 200,
  /** Requests of the server that are answered; further ones are only counted. */
  answers: 1_000,
  stderrBytes: 64 * 1024,
  relists: 3,
  settleMs: 250,
  tries: 6,
  tryMs: 10_000,
  memoryBytes: 1_024 * MIB,
  /** Processes and their threads. */
  processes: 512,
  installBytes: 2_048 * MIB,
  installFiles: 150_000,
  installMs: 240_000,
} as const;

export type Limits = { [Name in keyof typeof LIMITS]: number };
