import { driftOf, type Drift, type Pack } from '@belegfluss/flow';
import type { Sql } from '@belegfluss/store';
import { knownVersionText } from './known-version.ts';
import { readDrafts, type Draft } from './drafts.ts';
import { readPlanned, type PlannedDeployment } from './planned.ts';
import { readLive, textOf, type LiveVersion } from './version-rows.ts';

/** One flow as a person sees it, whether it is live, was live, lies in a file or is being written. */
export interface ShelvedFlow {
  flow: string;
  live: LiveVersion | undefined;
  drift: Drift | undefined;
  draft: Draft | undefined;
  next: PlannedDeployment | undefined;
}

/** A side of a comparison: a version by its number, or a text by where it is. */
export type TextName = number | 'live' | 'draft' | 'files';

/** All flows that there are for a person, by name. */
export async function shelvedFlows(sql: Sql, pack: Pick<Pack, 'plans'>, person: string): Promise<ShelvedFlow[]> {
  const files = fileTexts(pack);
  const [live, drafts, planned, known] = await Promise.all([
    readLive(sql),
    readDrafts(sql, person),
    readPlanned(sql),
    sql.query<{ flow: string }>('select distinct flow from flow_version'),
  ]);
  const names = new Set([...files.keys(), ...drafts.keys(), ...known.map(({ flow }) => flow)]);
  return [...names].sort().map((flow) => {
    const [file, now] = [files.get(flow), live.get(flow)];
    return {
      flow,
      live: now,
      drift: driftOf({ ...(file !== undefined && { file }), ...(now && { live: textOf(now) }) }),
      draft: drafts.get(flow),
      next: planned.find((each) => each.flow === flow),
    };
  });
}

/** The text that a name stands for; `undefined` where there is none of that kind. Throws DiagnosticError as `knownVersionText` does. */
export async function namedText(
  sql: Sql,
  pack: Pick<Pack, 'plans'>,
  { flow, person, name }: { flow: string; person: string; name: TextName },
): Promise<string | undefined> {
  if (name === 'files') return fileTexts(pack).get(flow);
  if (name === 'draft') return (await readDrafts(sql, person)).get(flow)?.source;
  if (name === 'live') {
    const live = (await readLive(sql)).get(flow);
    return live && textOf(live);
  }
  return knownVersionText(sql, flow, name);
}

function fileTexts({ plans }: Pick<Pack, 'plans'>): Map<string, string> {
  return new Map(plans.map((plan) => [plan.flow, textOf(plan)]));
}
