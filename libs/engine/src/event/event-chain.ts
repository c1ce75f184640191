import { firstIdAt } from '@belegfluss/store';
import type { RunRecord } from '../run/run-record.ts';
import type { Reason } from '../run/verdict.ts';

type Link = Pick<RunRecord, 'id' | 'input'>;

/** Where a run stands among events of which each set off the run that tells the next. */
export interface EventChain {
  /** How many came in a row without a pause. */
  events: number;
  /** The flows through which it went, each once. */
  flows: string[];
  /** The run with which it began; missing where that is the run itself. */
  origin?: string;
}

/** Events of flows of which each sets off the run that tells the next; no work is so long, but flows that start each other are. */
export const LONGEST_CHAIN = 1_000;

/** What lasts longer lets the chain begin anew: who waits, or is retried by a person, fills no database. */
const PAUSE_MS = 60_000;

/** The chain that led to this run; none where a record, a person or a schedule set it off. */
export function chainOf({ id, input }: Link, now = Date.now()): EventChain {
  const chain = kept(input['chain']);
  return id > firstIdAt(new Date(now - PAUSE_MS)) ? chain : { ...chain, events: 0 };
}

/** Runs of before this version count their events, and know no flows. */
function kept(chain: unknown): EventChain {
  if (typeof chain === 'number') return { events: chain, flows: [] };
  const { events, flows, origin } = (chain ?? {}) as Partial<EventChain>;
  const isWhole = typeof events === 'number' && Array.isArray(flows);
  return isWhole ? { events, flows, ...(origin !== undefined && { origin }) } : { events: 0, flows: [] };
}

/** The chain of what this run sets off by `events` more. */
export function chainBehind(run: Link & Pick<RunRecord, 'flow'>, events: 0 | 1): EventChain {
  const { events: before, flows, origin = run.id } = chainOf(run);
  return { events: before + events, flows: [...new Set([...flows, run.flow])], origin };
}

/** Whether its flow comes for the second time: what it tells goes round in a circle. */
export function isInCircle(run: Link & Pick<RunRecord, 'flow'>): boolean {
  return chainOf(run).flows.includes(run.flow);
}

/** Keeps in the input of a run that follows where in the chain it stands; a chain begins with its first event. */
export function chained(chain: EventChain | undefined): { chain?: EventChain } {
  return chain && (chain.events > 0 || chain.flows.length > 1) ? { chain } : {};
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
