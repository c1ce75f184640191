import { createHash } from 'node:crypto';
import type { Sql } from '@belegfluss/store';

/** Makes a flow live as another release of the program would have left it: nobody checks it here, and nobody is told. */
export async function bringFlow(sql: Sql, flow: string, source: string, version: number): Promise<void> {
  const revision = createHash('sha256').update(source).digest('hex');
  await sql.query('insert into flow_revision (flow, revision, source) values ($1, $2, $3)', [flow, revision, source]);
  await sql.query(
    `insert into flow_version (flow, version, revision, tests, origin, author, note) values ($1, $3, $2, '', 'cli', 'anna', '')`,
    [flow, revision, version],
  );
  await sql.query(`insert into flow_deployment (flow, version, author, note) values ($1, $2, 'anna', '')`, [
    flow,
    version,
  ]);
}
