// @ts-check
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { familyCpuSeconds, parentOf } from './process-gauge.js';

/**
 * What a database has done so far.
 * @typedef {{ commits: number, writes: number, cpuSeconds: number | null }} DatabaseReading
 */

/**
 * Watches one database over a session of its own.
 * @param {string} url
 */
export async function openGauge(url) {
  const client = new Client({ connectionString: url, application_name: 'belegfluss-bench' });
  // The server may go before the gauge does; what was read until then counts.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(
    "select pg_backend_pid() as pid, coalesce(inet_server_addr() <<= '127.0.0.0/8', true) as here",
  );
  const server = rows[0].here ? parentOf(rows[0].pid, 'postgres') : undefined;
  let own = 0;
  return {
    /**
     * Commits without those of this session, and transactions that wrote something.
     * @returns {Promise<DatabaseReading>}
     */
    async read() {
      own += 1;
      const answer = await client.query(
        `select (select xact_commit from pg_stat_database where datname = current_database())::int as commits,
                pg_snapshot_xmax(pg_current_snapshot())::text::bigint::int as writes`,
      );
      const { commits, writes } = answer.rows[0];
      return { commits: commits - own, writes, cpuSeconds: server === undefined ? null : familyCpuSeconds(server) };
    },
    close: () => client.end(),
  };
}

/**
 * Makes an empty database on the server of `url`, so that a benchmark never touches anybody's data.
 * @param {string} url of a database whose account may create others
 * @returns {Promise<{ url: string, drop(): Promise<void> }>}
 */
export async function createOwnDatabase(url) {
  const name = `belegfluss_bench_${randomBytes(6).toString('hex')}`;
  await command(url, `create database ${name} template template0`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => command(url, `drop database if exists ${name} with (force)`) };
}

/**
 * Ends every other session of a server and waits for it: a server that somebody still uses is not stopped.
 * @param {string} url
 */
export async function endOtherSessions(url) {
  await command(
    url,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
}

/**
 * @param {string} url
 * @param {string} sql
 */
async function command(url, sql) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
