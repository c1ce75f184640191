import { firstIdAt } from '@belegfluss/store';
import type { RunRecord } from '../run/run-record.ts';
import type { Reason } from '../run/verdict.ts';

type Link = Pick<RunRecord, 'id' | 'input'>;

/** Events of flows of which each sets off the run that tells the next; no work is so long, but flows that start each other are. */
export const LONGEST_CHAIN = 1_000;

/** What lasts longer lets the chain begin anew: who waits, or is retried by a person, fills no database. */
const PAUSE_MS = 60_000;

/** How many events in a row led to this run without a pause; none where a record, a person or a schedule set it off. */
export function chainOf({ id, input }: Link, now = Date.now()): number {
  const { chain } = input;
  return typeof chain === 'number' && id > firstIdAt(new Date(now - PAUSE_MS)) ? chain : 0;
}

/** Keeps in the input of a run that follows where in the chain it stands. */
export function chained(chain: number): { chain?: number } {
  return chain > 0 ? { chain } : {};
}

/** What expressions see as `event`. */
export function eventOf({ id, recordKey, input }: Link & Pick<RunRecord, 'recordKey'>): Record<string, unknown> {
  const { chain: _, ...told } = input;
  return { key: recordKey, run: id, ...told };
}

/** Why a run tells no further event. */
export function endlessChain(event: string): Reason {
  return {
    code: 'run.event_loop',
    message: {
      de: `„${event}“ wäre das Ereignis Nummer ${LONGEST_CHAIN + 1} in Folge, von denen jedes das nächste auslöste: Abläufe starten einander im Kreis`,
      en: `"${event}" would be event number ${LONGEST_CHAIN + 1} in a row of which each set off the next: flows start each other in a circle`,
    },
    facts: { event },
  };
}
