import {
  readCsvProfile,
  streamStatement,
  type BalanceCheck,
  type StatementEvent,
  type StatementFile,
  type StatementFrame,
} from '@belegfluss/documents';
import { accountOf, bookedDay } from '../../rules/payments/bank-rows.ts';
import { StatementKey } from '../../rules/payments/statement-key.ts';
import { withDiagnostics } from '../document-errors.ts';
import { tooManyStatements } from './statement-limits.ts';

/** A statement without its entries, with what is known of it before the first of them is kept. */
export interface OutlinedStatement {
  frame: StatementFrame;
  account: string;
  /** Its identity: see `StatementKey`. */
  key: string;
  balances: BalanceCheck;
  /** The days on which it books, ISO dates. */
  days: string[];
}

/** A file of statements that was read to its end once, whatever its length, and can be gone through again. */
export interface OutlinedFile {
  message: StatementFile['message'];
  statements: OutlinedStatement[];
  /** How many entries it has, of any state. */
  entries: number;
  events(): AsyncIterable<StatementEvent>;
}

/** Each of them takes a kilobyte; an honest file has one or two for each account and day. */
const MOST_STATEMENTS = 50_000;

/**
 * Looks through a file of statements (CAMT, MT940, MT942, CSV), entry by entry. Lists that no known bank writes are read by `csvProfiles`,
 * which come before the known ones. A file that cannot be read, or a profile that is none, throws its diagnostics.
 */
export function outlineFile(bytes: Uint8Array, csvProfiles: readonly unknown[]): Promise<OutlinedFile> {
  return withDiagnostics(async () => {
    const profiles = csvProfiles.map((profile) => readCsvProfile(JSON.stringify(profile)));
    const events = (): AsyncIterable<StatementEvent> => streamStatement(bytes, { profiles });
    const { message, closed, entries } = await framesOf(events());
    return { message, statements: await outlined(events(), message, closed), entries, events };
  });
}

type Closed = Pick<OutlinedStatement, 'frame' | 'balances'>;

/** Closing balances stand behind the entries, but belong to what they are judged by: so the file is read twice. */
async function framesOf(
  events: AsyncIterable<StatementEvent>,
): Promise<{ message: StatementFile['message']; closed: Closed[]; entries: number }> {
  const closed: Closed[] = [];
  let message: StatementFile['message'] | undefined;
  let entries = 0;
  for await (const event of events) {
    if (event.kind === 'file') ({ message } = event.file);
    if (event.kind === 'entry') entries += 1;
    if (event.kind === 'closed') closed.push({ frame: event.statement, balances: event.balances });
    if (closed.length > MOST_STATEMENTS) throw tooManyStatements(MOST_STATEMENTS);
  }
  if (message === undefined) throw new TypeError('a reader of statements ended without saying what it read');
  return { message, closed, entries };
}

async function outlined(
  events: AsyncIterable<StatementEvent>,
  message: StatementFile['message'],
  closed: readonly Closed[],
): Promise<OutlinedStatement[]> {
  const statements: OutlinedStatement[] = [];
  const first = closed[0];
  if (first === undefined) return statements;
  let { frame } = first;
  let key = new StatementKey(message, frame);
  let days = new Set<string>();
  for await (const event of events) {
    if (event.kind === 'entry') {
      key.add(event.entry);
      if (event.entry.status === 'BOOK') days.add(bookedDay(frame, event.entry));
    }
    if (event.kind !== 'closed') continue;
    const { balances } = event;
    statements.push({ frame, account: accountOf(frame), key: key.value(), balances, days: [...days] });
    frame = closed[statements.length]?.frame ?? frame;
    key = new StatementKey(message, frame);
    days = new Set();
  }
  return statements;
}
