import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = '/usr/lib/postgresql';

/** Where Debian keeps the newest PostgreSQL server of this machine; undefined where there is none. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(ROOT) ? readdirSync(ROOT).sort((one, other) => Number(other) - Number(one)) : [];
  return versions.map((version) => join(ROOT, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
}

export interface Postgres {
  address: string;
  /** Cuts every connection at once, as a crash does, and starts again. */
  crash(): void;
  stop(): void;
}

/** A PostgreSQL of its own in a temporary folder, on loopback, run by an ordinary user. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = process.getuid?.() === 0 ? 'postgres' : undefined;
  if (user) chownSync(folder, idOf('-u', user), idOf('-g', user));
  const run = (program: string, args: string[]) => {
    const [command, words] = user
      ? ['setpriv', [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', join(programs, program), ...args]]
      : [join(programs, program), args];
    execFileSync(command as string, words as string[], { stdio: 'ignore', cwd: folder });
  };
  const data = join(folder, 'data');
  const port = await freePort();
  run('initdb', ['-D', data, '-U', 'toolrisk', '-A', 'trust', '-N', '--no-instructions', '-E', 'UTF8', '--locale=C']);
  const start = () =>
    run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-h 127.0.0.1 -p ${port} -k ${folder}`, 'start']);
  start();
  return {
    address: `postgres://toolrisk@127.0.0.1:${port}/postgres`,
    crash() {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      start();
    },
    stop() {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (what: string, user: string): number => Number(execFileSync('id', [what, user], { encoding: 'utf8' }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
