import { parse as parseToml } from 'smol-toml';
import { makeEntry, type Survey } from './entry.ts';
import { launchFrom, type ConfiguredServer } from './launch-words.ts';

const MEMBERS = ['mcpServers', 'servers', 'mcp_servers', 'context_servers'];

/** The servers of a client's configuration, by name; undefined where a document is none. */
export function configuredServers(document: unknown): Record<string, ConfiguredServer> | undefined {
  const { mcp } = Object(document) as Record<string, unknown>;
  for (const holder of [document, mcp])
    for (const member of MEMBERS) {
      const servers = Object(holder)[member];
      if (typeof servers === 'object' && servers !== null && !Array.isArray(servers))
        return servers as Record<string, ConfiguredServer>;
    }
  return undefined;
}

/** The entries for what a client is configured with. Values of its environment are never taken over, only their names. */
export function readClientConfig(servers: Record<string, ConfiguredServer>, source: string, today: string): Survey {
  const survey: Survey = { entries: [], withdrawn: [], skipped: [] };
  for (const [name, server] of Object.entries(servers)) {
    const launch = launchFrom(Object(server) as ConfiguredServer);
    if (!launch) survey.skipped.push({ name, reason: 'neither a command nor an http address' });
    else
      survey.entries.push(
        makeEntry({ name: 'package' in launch ? launch.package : name, title: name, launch, source, added: today }),
      );
  }
  return survey;
}

/** JSON, JSON with comments, or TOML; undefined where the text is none of them. */
export function parseConfig(text: string): unknown {
  for (const parse of [JSON.parse, (source: string) => JSON.parse(withoutComments(source)) as unknown, parseToml])
    try {
      return parse(text);
    } catch {
      // Perhaps the next notation.
    }
  return undefined;
}

/** JSON without comments and trailing commas, told apart from strings. */
function withoutComments(text: string): string {
  return text
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string?: string) => string ?? '')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? '');
}
