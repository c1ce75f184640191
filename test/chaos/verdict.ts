import type { Records } from './records.ts';
import type { TruthReading } from './truth.ts';

const CLASSES = ['K', 'L', 'D', 'N'] as const;

/** What became of everything that was accepted, judged by the vendor's own books. */
export interface Verdict {
  /** Webhooks that were answered 2xx, deals that a sync had to carry over, minutes that were due. */
  accepted: number;
  done: number;
  /** Accepted and not done. */
  lost: number;
  /** Effects beyond the first of a business key. */
  duplicates: number;
  /** Neither done nor a question nor set aside with a reason nor in work. */
  silent: number;
  /** Events of one order that were booked in another order than they came in. */
  misordered: number;
  /** Which inputs: the first few of each kind. */
  examples: string[];
  /** What the records hold of the first few events that were lost. */
  traces: unknown[];
}

/** What came in. */
export interface Inputs {
  /** Events that were answered 2xx. */
  accepted: string[];
  /** Minutes for which a schedule was due. */
  minutes: string[];
  /** Deliveries and runs that lost their place in the order, because they were set aside. */
  setAside: ReadonlySet<string>;
}

/** Compares what came in with what the vendor did. */
export async function judge(inputs: Inputs, truth: TruthReading, records: Records): Promise<Verdict> {
  const { accepted, minutes, setAside } = inputs;
  const seen = Object.fromEntries(CLASSES.map((kind) => [kind, new Set(truth.refs[kind])]));
  const missing = accepted.filter((event) => !CLASSES.every((kind) => seen[kind]?.has(event)));
  const deals = new Set(truth.refs.B);
  const missingDeals = truth.deals.filter((deal) => !deals.has(deal));
  const missingMinutes = minutes.filter((minute) => !seen['K']?.has(minute));
  const isOpen = new Set([...missing, ...missingDeals, ...missingMinutes]);
  const runs = Map.groupBy(await records.eventRuns(), ({ event }) => event);
  const silent = missing.filter((event) => {
    const own = runs.get(event) ?? [];
    return !own.some(({ state, reason }) => (state === 'dead' && reason !== null) || OPEN.has(state));
  });
  const repeated = Object.entries(truth.refs).flatMap(([kind, refs]) =>
    doubled(refs).map((ref) => `${kind} ${ref} twice`),
  );
  const inOrder = accepted.filter(
    (event) => !runs.get(event)?.some(({ run, delivery }) => setAside.has(run) || setAside.has(delivery)),
  );
  const misordered = outOfOrder(truth.refs.K, new Set(inOrder));
  return {
    accepted: accepted.length + truth.deals.length + minutes.length,
    done: accepted.length + truth.deals.length + minutes.length - isOpen.size,
    lost: isOpen.size,
    duplicates: repeated.length,
    // A minute that was passed over leaves nothing that anybody could see.
    silent: silent.length + missingMinutes.length,
    misordered: misordered.length,
    examples: [
      ...[...isOpen].slice(0, 5).map((input) => `${input} lost`),
      ...repeated.slice(0, 5),
      ...misordered.slice(0, 5),
    ],
    traces: await Promise.all(
      missing.slice(0, 5).map(async (event) => ({
        missing: CLASSES.filter((kind) => !seen[kind]?.has(event)),
        ...(await records.traceOf(event)),
      })),
    ),
  };
}

const OPEN = new Set(['queued', 'running', 'waiting', 'question']);

function doubled(refs: string[]): string[] {
  const seen = new Set<string>();
  return refs.filter((ref) => seen.has(ref) || !seen.add(ref));
}

function outOfOrder(refs: string[], accepted: Set<string>): string[] {
  const last = new Map<string, string>();
  return refs
    .filter((ref) => accepted.has(ref))
    .flatMap((ref) => {
      const order = ref.split('-')[0] ?? '';
      const before = last.get(order) ?? '';
      if (ref < before) return [`${ref} booked after ${before}`];
      last.set(order, ref);
      return [];
    });
}
