/** What was asked of the outside, and what it said. */
export interface Told {
  /** `crm.deal`, `billing.case.open`, `find clm.contract.create`, `rows product_account` … */
  target: string;
  answer?: unknown;
  error?: { kind: string; outcome: string; message: string };
}

/** What a run came to; contents are kept as digests. */
export interface Decisions {
  verdict: string;
  steps: string[];
  effects: string[];
  emitted: string[];
}

/** One recorded attempt of a run: everything that came in from outside, and everything that was decided. */
export interface History {
  flow: string;
  revision: string;
  trigger: string;
  recordKey: string;
  input: Record<string, unknown>;
  now: string;
  told: Told[];
  decided: Decisions;
}

/** The histories of one flow with the sources of its revisions. */
export interface HistoryFile {
  sources: Record<string, string>;
  histories: History[];
}

/** Answers in the place of the outside: from a recording, or invented and recorded. */
export type Outside = (target: string, invent: () => unknown) => Promise<unknown>;
