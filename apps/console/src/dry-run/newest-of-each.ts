import type { RunRow } from '../api/schema.ts';

/** The newest run of each record, of at most so many records: a system tells of one change by several events. */
export function newestOfEach<Row extends Pick<RunRow, 'recordKey'>>(runs: Row[], count: number): Row[] {
  const newest = new Map<string, Row>();
  for (const run of runs) if (!newest.has(run.recordKey)) newest.set(run.recordKey, run);
  return [...newest.values()].slice(0, count);
}
