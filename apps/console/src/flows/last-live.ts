import type { FlowVersionRow } from '../api/schema.ts';

/** The version that is live, or was live last; undefined for a flow that never was. */
export function lastLive(versions: readonly FlowVersionRow[]): FlowVersionRow | undefined {
  return versions
    .filter(({ liveFrom }) => liveFrom !== null)
    .toSorted((a, b) => Date.parse(b.liveFrom ?? '') - Date.parse(a.liveFrom ?? ''))
    .at(0);
}
