import { nearestName } from '@belegfluss/flow';
import type { DiagnosticError } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';
import { unknownFlow, unknownVersion } from './refusals.ts';
import { readVersionText } from './version-rows.ts';

/** The whole text of a version. Throws DiagnosticError as `noSuchVersion` says. */
export async function knownVersionText(sql: Sql, flow: string, version: number): Promise<string> {
  const text = await readVersionText(sql, flow, version);
  if (text === undefined) throw await noSuchVersion(sql, flow, version);
  return text;
}

/** Throws DiagnosticError `deployment.unknown_flow` where no flow was ever called so. */
export async function demandKnownFlow(sql: Sql, flow: string): Promise<void> {
  const rows = await sql.query<{ flow: string }>('select distinct flow from flow_version order by flow');
  const names = rows.map((row) => row.flow);
  if (!names.includes(flow)) throw unknownFlow(flow, nearestName(flow, names));
}

/** Why there is no such version: `deployment.unknown_flow` where no flow is called so, else `deployment.unknown_version`. */
export async function noSuchVersion(sql: Sql, flow: string, version: number): Promise<DiagnosticError> {
  const rows = await sql.query<{ flow: string; newest: number }>(
    'select flow, max(version) as newest from flow_version group by flow',
  );
  const known = rows.find((row) => row.flow === flow);
  if (known) return unknownVersion(flow, version, known.newest);
  return unknownFlow(flow, nearestName(flow, rows.map((row) => row.flow).sort()));
}
