import type { ListedRun } from '@belegfluss/engine';
import type { Text } from '@belegfluss/sdk';
import type { RunRow } from './schemas.ts';

/** A run in the shape of the REST interface. */
export function runRow(run: ListedRun, titles: Map<string, Text>): RunRow {
  const { id, flow, recordKey, state, attempt, startedAt, endedAt, createdAt } = run;
  const flowTitle = titles.get(flow) ?? { de: flow, en: flow };
  return {
    id,
    flow,
    flowTitle,
    recordKey,
    state,
    reason: run.reason?.code ?? null,
    attempt,
    startedAt,
    endedAt,
    createdAt,
  };
}
