import { useState } from 'react';
import { useDryRun } from '../api/flow-queries.ts';
import type { DryRunBody, DryRunResult } from '../api/schema.ts';
import { readJsonObject } from '../format/json-object.ts';

/** What a dry run can begin with beside the runs, which are chosen by their ids. */
export const LAST = 'last';
export const GIVEN = 'given';

/** Everything about the dry runs of one text: what is chosen, what came of the last one. */
export interface DryRunDesk {
  /** `LAST`, `GIVEN`, or the id of a run whose event is meant. */
  chosen: string;
  choose: (chosen: string) => void;
  /** The event as JSON, as far as it is written. */
  written: string;
  write: (written: string) => void;
  /** A start was wanted with something written that is no event. */
  isNoEvent: boolean;
  start: () => void;
  isRunning: boolean;
  error: unknown;
  result: DryRunResult | undefined;
  /** The text has been changed since. */
  outdated: boolean;
}

/** Lets the text under the author's hands be tried out; the choice and the last result stay while the text changes. */
export function useDryRunDesk(flow: string, source: string): DryRunDesk {
  const dryRun = useDryRun(flow);
  const [chosen, setChosen] = useState(LAST);
  const [written, setWritten] = useState('{ "key": "", "data": {} }');
  const [isNoEvent, setNoEvent] = useState(false);
  const start = () => {
    const wanted = startOf(chosen, written);
    setNoEvent(wanted === undefined);
    if (wanted && !dryRun.isPending) dryRun.mutate({ ...wanted, source });
  };
  return {
    chosen,
    choose: setChosen,
    written,
    write: setWritten,
    isNoEvent: isNoEvent && chosen === GIVEN,
    start,
    isRunning: dryRun.isPending,
    error: dryRun.error ?? undefined,
    result: dryRun.data,
    outdated: dryRun.variables !== undefined && dryRun.variables.source !== source,
  };
}

function startOf(chosen: string, written: string): DryRunBody | undefined {
  if (chosen === LAST) return { last: true };
  if (chosen !== GIVEN) return { runId: chosen };
  const event = readJsonObject(written);
  return event && { event };
}
