import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fromPglite, PgBoss } from 'pg-boss';
import { lockFolder } from './folder-lock.ts';

/** The database of a queue, be it PostgreSQL or PGlite inside this process. */
export interface Database {
  readonly boss: PgBoss;
  /** One statement, tried again for a while when the connection is gone. */
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** How many jobs this process works on at once. */
  connections?: number;
  /** Told about faults that mend themselves. */
  onFault?: (message: string) => void;
}

/** How long a database may be away before its absence ends the work. */
const PATIENCE_MS = 120_000;
const SUPERVISION = {
  superviseIntervalSeconds: 2,
  monitorIntervalSeconds: 2,
  schedule: false,
  registerInstance: false,
  persistWarnings: false,
} as const;

/** Opens `postgres://…` or `pglite:<folder>`. Errors name the address and the remedy. */
export async function openDatabase(
  address: string,
  { connections = 4, onFault = () => {} }: DatabaseOptions = {},
): Promise<Database> {
  const fault = queueAddressFault(address);
  if (fault !== undefined) throw new Error(fault);
  if (address.startsWith('postgres')) return openPostgres(address, connections, onFault);
  return openPglite(address.slice('pglite:'.length), onFault);
}

/** Why a text is no address of a queue; undefined where it is one. */
export function queueAddressFault(address: string): string | undefined {
  if (/^postgres(?:ql)?:\/\/./.test(address) ? URL.canParse(address) : /^pglite:./.test(address)) return undefined;
  return `${withoutPassword(address)}: no queue address. Write postgres://user@host/database, or pglite:folder for one machine.`;
}

async function openPostgres(
  address: string,
  connections: number,
  onFault: (message: string) => void,
): Promise<Database> {
  const boss = new PgBoss({
    connectionString: address,
    max: connections + 3,
    connectionTimeoutMillis: 10_000,
    ...SUPERVISION,
  });
  boss.on('error', (error) => onFault(error.message));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw new Error(
      `${withoutPassword(address)}: ${messageOf(error)}. Start PostgreSQL and create the database, or check the address.`,
    );
  }
  return {
    boss,
    query: async (text, values) => (await patiently(() => boss.getDb().executeSql(text, values), onFault)).rows,
    close: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

async function openPglite(name: string, onFault: (message: string) => void): Promise<Database> {
  const folder = resolve(name);
  mkdirSync(dirname(folder), { recursive: true });
  const unlock = lockFolder(folder);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const pglite = await PGlite.create(folder);
    const boss = new PgBoss({ db: fromPglite(pglite), backend: 'pglite', ...SUPERVISION });
    boss.on('error', (error) => onFault(error.message));
    await boss.start();
    return {
      boss,
      query: async (text, values) => (await boss.getDb().executeSql(text, values)).rows,
      async close() {
        await boss.stop({ graceful: true, timeout: 10_000 });
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw new Error(`${folder}: ${messageOf(error)}. Delete the folder to begin with an empty queue.`);
  }
}

/** A database that restarts, or that cannot be reached for a moment, is waited for. */
async function patiently<Result>(act: () => Promise<Result>, onFault: (message: string) => void): Promise<Result> {
  const end = Date.now() + PATIENCE_MS;
  for (let pause = 200; ; pause = Math.min(5_000, pause * 2))
    try {
      return await act();
    } catch (error) {
      if (!isAway(error) || Date.now() + pause > end) throw error;
      onFault(messageOf(error));
      await sleep(pause);
    }
}

/** Connection refused, reset or closed, or a server that is shutting down or starting up (class 57P, class 08). */
function isAway(error: unknown): boolean {
  const { code = '', message = '' } = Object(error) as { code?: string; message?: string };
  return (
    /^(?:ECONN|EPIPE|ETIMEDOUT|ENOENT$|57P0|08)/.test(code) ||
    /terminat|connection|timeout|ECONN|starting up|shutting down/i.test(message)
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message || String(error) : String(error));

/** An address as a message may show it. */
export const withoutPassword = (address: string): string => address.replace(/(\/\/[^:@/]*):[^@/]*@/, '$1@');
