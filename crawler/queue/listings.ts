import { Snapshot } from '../../data/schema/index.ts';
import type { Database } from './database.ts';

const CREATE = `
  CREATE SCHEMA IF NOT EXISTS toolrisk;
  CREATE TABLE IF NOT EXISTS toolrisk.listing (
    job uuid PRIMARY KEY,
    server text NOT NULL,
    worker text NOT NULL,
    snapshot text NOT NULL,
    listed_at timestamptz NOT NULL DEFAULT now(),
    collected_at timestamptz
  );
  CREATE INDEX IF NOT EXISTS listing_open ON toolrisk.listing (listed_at) WHERE collected_at IS NULL;`;

/** What the workers listed, one row a job; a job that is worked on twice still has one row. */
export class Listings {
  private readonly database: Database;

  private constructor(database: Database) {
    this.database = database;
  }

  static async open(database: Database): Promise<Listings> {
    // Two processes that start together may both find nothing and both create; the loser looks again.
    for (let attempt = 0; ; attempt += 1)
      try {
        await database.query(CREATE);
        return new Listings(database);
      } catch (error) {
        if (attempt === 5) throw error;
      }
  }

  async has(job: string): Promise<boolean> {
    return (await this.database.query('SELECT 1 FROM toolrisk.listing WHERE job = $1', [job])).length > 0;
  }

  /** Returns false where another worker was first. The text keeps the members in order, and NUL characters escaped. */
  async add(job: string, snapshot: Snapshot, worker: string): Promise<boolean> {
    const rows = await this.database.query(
      'INSERT INTO toolrisk.listing (job, server, worker, snapshot) VALUES ($1, $2, $3, $4) ON CONFLICT (job) DO NOTHING RETURNING 1 AS added',
      [job, snapshot.server, worker, JSON.stringify(snapshot)],
    );
    return rows.length > 0;
  }

  /** Up to `limit` listings that were not collected yet, oldest first. */
  async open(limit: number): Promise<{ job: string; snapshot: Snapshot }[]> {
    const rows = await this.database.query(
      'SELECT job, snapshot FROM toolrisk.listing WHERE collected_at IS NULL ORDER BY listed_at, job LIMIT $1',
      [limit],
    );
    return rows.map(({ job, snapshot }) => ({
      job: String(job),
      snapshot: Snapshot.parse(JSON.parse(String(snapshot))),
    }));
  }

  async collected(jobs: readonly string[]): Promise<void> {
    await this.database.query('UPDATE toolrisk.listing SET collected_at = now() WHERE job = ANY($1::uuid[])', [jobs]);
    await this.database.query("DELETE FROM toolrisk.listing WHERE collected_at < now() - interval '14 days'");
  }
}
