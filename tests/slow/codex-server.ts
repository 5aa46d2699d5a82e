import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server’s table as Codex understood it. */
export interface ServerTable {
  default_tools_approval_mode?: string;
  enabled_tools?: string[];
  disabled_tools?: string[];
  tools?: Record<string, { approval_mode?: string }>;
}

/** The real binary, which reads one configuration after the other and says what it understood. */
export interface CodexServer {
  /** Throws what the binary says where it refuses the text, a member that it does not know included. */
  read(config: string): Promise<Map<string, ServerTable>>;
  close(): void;
}

/** Starts `codex app-server` with a home of its own; an unknown member of a configuration is an error to it. */
export async function openCodex(binary: string, home: string): Promise<CodexServer> {
  const file = join(home, 'config.toml');
  writeFileSync(file, '');
  const child = spawn(binary, ['--strict-config', 'app-server'], {
    env: { PATH: process.env['PATH'], HOME: home, CODEX_HOME: home },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (answer: { result?: unknown; error?: { message: string } }) => void>();
  createInterface(child.stdout).on('line', (line) => {
    const answer = JSON.parse(line) as { id?: number };
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer as object);
  });
  child.on('exit', (code) => waiting.forEach((done) => done({ error: { message: `codex ended with ${code}` } })));
  let id = 0;
  const ask = async (method: string, params: object): Promise<unknown> => {
    id += 1;
    const answered = new Promise<{ result?: unknown; error?: { message: string } }>((done) => waiting.set(id, done));
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    const { result, error } = await answered;
    if (error) throw new Error(error.message);
    return result;
  };
  await ask('initialize', { clientInfo: { name: 'toolrisk-tests', version: '1' } });
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'initialized' })}\n`);
  return {
    read: async (config) => {
      writeFileSync(file, config);
      const { config: found } = (await ask('config/read', { includeLayers: false })) as {
        config: { mcp_servers?: Record<string, ServerTable> };
      };
      return new Map(Object.entries(found.mcp_servers ?? {}));
    },
    close: () => void child.kill(),
  };
}
