/** What a server tells of itself when it is greeted. */
export interface ServerFacts {
  protocolVersion?: string;
  serverInfo?: Record<string, string>;
  instructions?: string;
}

/** Reads it from the answer to `initialize`, or to `server/discover` in the same shape; whatever is no text is left out. */
export function serverFactsOf(result: unknown): ServerFacts {
  const { protocolVersion, serverInfo, instructions } = Object(result) as Record<string, unknown>;
  const facts: ServerFacts = {};
  if (typeof protocolVersion === 'string') facts.protocolVersion = protocolVersion.slice(0, 200);
  if (typeof instructions === 'string' && instructions !== '') facts.instructions = instructions;
  const info: Record<string, string> = {};
  for (const member of ['name', 'title', 'version', 'websiteUrl']) {
    const value = Object(serverInfo)[member];
    if (typeof value === 'string') info[member] = value.slice(0, 1000);
  }
  if (Object.keys(info).length > 0) facts.serverInfo = info;
  return facts;
}
