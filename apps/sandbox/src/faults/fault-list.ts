/** Ways in which a vendor fails. `drop_…` closes the connection without an answer, before or after the change is kept. */
export const FAULT_KINDS = [
  'status',
  'drop_after_commit',
  'drop_before_commit',
  'delay',
  'malformed',
  'rate_limit',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A failure that the next matching requests meet. */
export interface Fault {
  vendor: string;
  /** Name of a route (`documents.send`) or the beginning of `METHOD /path`; missing: every route. */
  route?: string;
  kind: FaultKind;
  status?: number;
  /** Seconds. */
  retryAfter?: number;
  delayMs?: number;
  times: number;
}

/** The faults still to come. They live in memory only: a restart ends them. */
export interface FaultList {
  add(fault: Fault): void;
  /** The fault this request meets, used up once. */
  take(vendor: string, route: string, line: string): Fault | undefined;
  clear(): void;
  pending(): Fault[];
}

/** Whether a rule for `pattern` means this request; `line` is `METHOD /path`. */
export function matchesRoute(pattern: string | undefined, route: string, line: string): boolean {
  return pattern === undefined || pattern === route || line.startsWith(pattern);
}

/** An empty list. */
export function createFaultList(): FaultList {
  let faults: Fault[] = [];
  return {
    add(fault) {
      faults.push({ ...fault });
    },
    take(vendor, route, line) {
      const met = faults.find((fault) => fault.vendor === vendor && matchesRoute(fault.route, route, line));
      if (met === undefined) return undefined;
      met.times -= 1;
      faults = faults.filter((fault) => fault.times > 0);
      return met;
    },
    clear() {
      faults = [];
    },
    pending: () => faults.map((fault) => ({ ...fault })),
  };
}
