import type { RecordOutcome } from '@belegfluss/flow';
import type { Answer, Page, QuestionDraft } from '@belegfluss/sdk';
import type { Reason } from '../run/verdict.ts';

/** A record as its system lists it. */
export type SourceRecord = Page['records'][number];

/** Records of one page, on their way through a pass. */
export interface SyncPage {
  /** Counted from 1; 0 are records for which an answer has come. */
  number: number;
  records: SourceRecord[];
  /** Where the list goes on behind this page; missing on the last one. */
  next?: string;
  /** The list began anew, because its system no longer knew the place where the pass stood. */
  isAnew?: true;
  /** Writes of this page may have left of which nothing is written down: it may have been at work when an attempt broke off. */
  mayHaveLeft?: boolean;
  /** Answers by record key, on page 0. */
  answers?: Map<string, Answer>;
}

/** A record that has to be written, with its input for the action. */
export interface DueWrite {
  record: SourceRecord;
  /** Business key of the effect: `<flow>/<step>/<record key>/<hash>`, behind it how many writes of the record came before, where there were some. */
  effectKey: string;
  /** SHA-256 of what is to be written. */
  hash: string;
  input: unknown;
  /** Whether something was written of this record before. */
  known: boolean;
  answer?: Answer;
}

/** What is known of a record before anything is written. */
export type Judged =
  | { kind: 'settled'; record: SourceRecord; outcome: RecordOutcome }
  | { kind: 'due'; write: DueWrite }
  | { kind: 'ask'; record: SourceRecord; question: QuestionDraft }
  | { kind: 'fault'; record: SourceRecord; reason: Reason };

/** What became of a write: `later` says that the page has to come again. */
export type Written =
  | { kind: 'written'; write: DueWrite }
  | { kind: 'ask'; write: DueWrite; question: QuestionDraft }
  | { kind: 'fault'; write: DueWrite; reason: Reason }
  | { kind: 'later'; write: DueWrite; afterSeconds: number; reason: Reason; counts: boolean }
  | { kind: 'broken'; write: DueWrite; reason: Reason; counts: false };
