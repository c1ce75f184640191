import { randomBytes } from 'node:crypto';
import type { Sql } from './database.ts';

/** What a heard message says: the bell that rang, and its words. */
export function readRing(payload: string): { sender: string; words: string[] } {
  const [sender = '', ...words] = payload.split('\n');
  return { sender, words };
}

/** Rings of one moment go out together. */
const GATHER_MS = 5;
/** Whoever hears much looks as often as this anyway. */
const PACE_MS = 50;
/** PostgreSQL takes at most 8,000 bytes a message. */
const MAX_PAYLOAD = 7_000;

/**
 * Tells other processes that something was committed. It rings after the commit and outside of it: transactions with
 * NOTIFY commit one after the other, each with its own wait for the disk. A ring may be lost with its process, so
 * whoever listens looks by himself now and then.
 */
export class Bell {
  /** Sender's mark in front of each message. */
  readonly id = randomBytes(6).toString('hex');
  readonly #sql: Sql;
  readonly #pending = new Map<string, Set<string>>();
  readonly #onTrouble: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #toldAt = -Infinity;

  constructor(sql: Sql, onTrouble: (error: unknown) => void) {
    this.#sql = sql;
    this.#onTrouble = onTrouble;
  }

  /** Tells `words` on a channel within a few milliseconds, or within some more where much is told; the same word twice is told once. */
  ring(channel: string, words: Iterable<string>): void {
    const pending = this.#pending.get(channel) ?? new Set();
    for (const word of words) pending.add(word);
    this.#pending.set(channel, pending);
    const pause = Math.max(GATHER_MS, this.#toldAt + PACE_MS - performance.now());
    this.#timer ??= setTimeout(() => void this.#tell(), pause);
  }

  /** Tells what is pending. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#pending.size > 0) await this.#tell();
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    this.#toldAt = performance.now();
    const messages = [...this.#pending].flatMap(([channel, words]) =>
      this.#payloads(words).map((payload) => ({ channel, payload })),
    );
    this.#pending.clear();
    await this.#sql
      .query(
        'select pg_notify(m.channel, m.payload) from jsonb_to_recordset($1::jsonb) as m(channel text, payload text)',
        [JSON.stringify(messages)],
      )
      .catch(this.#onTrouble);
  }

  #payloads(words: Set<string>): string[] {
    const payloads: string[] = [];
    let current = this.id;
    for (const word of words) {
      if (Buffer.byteLength(current) + Buffer.byteLength(word) > MAX_PAYLOAD) {
        payloads.push(current);
        current = this.id;
      }
      current += `\n${word}`;
    }
    return [...payloads, current];
  }
}
