import type { Bell, Transaction } from '@belegfluss/store';

/** Channel on which the console hears what changed: `runs <id>`, `questions <id>`, `cases <id>`, `flows <name>`, `deliveries *`. */
export const CHANGES_CHANNEL = 'belegfluss_changes';

/** Tells the consoles after the commit what changed. */
export function tellChanges(tx: Transaction, bell: Bell, changes: string[]): void {
  if (changes.length > 0) tx.afterCommit(() => bell.ring(CHANGES_CHANNEL, changes));
}

/** The same of runs, by their ids. */
export function tellOfRuns(tx: Transaction, bell: Bell, ids: string[]): void {
  tellChanges(
    tx,
    bell,
    ids.map((id) => `runs ${id}`),
  );
}
