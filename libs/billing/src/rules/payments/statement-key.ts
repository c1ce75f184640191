import { createHash } from 'node:crypto';
import type { BankEntry, StatementFile, StatementFrame } from '@belegfluss/documents';

/**
 * Identity of a statement by what it says; the same one in another file is the same statement. Entries are added one by one: the key is
 * the hash of `[message, statement]` in JSON with all of them, without ever holding it.
 */
export class StatementKey {
  private readonly digest = createHash('sha256');
  private isEmpty = true;

  constructor(message: StatementFile['message'], frame: StatementFrame) {
    const { createdAt: _createdAt, copyDuplicate: _copyDuplicate, ...content } = frame;
    const open = JSON.stringify([message, { ...content, entries: [] }]);
    this.digest.update(open.slice(0, -END.length));
  }

  add({ line: _line, ...entry }: BankEntry): void {
    this.digest.update(`${this.isEmpty ? '' : ','}${JSON.stringify(entry)}`);
    this.isEmpty = false;
  }

  /** The key, when all entries were added. */
  value(): string {
    return this.digest.update(END).digest('hex');
  }
}

/** What closes the list of entries, the statement and the pair. */
const END = ']}]';
