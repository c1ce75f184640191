import { createHash } from 'node:crypto';
import type { FileRef, FileStore } from '@belegfluss/sdk';
import type { Sql } from './database.ts';

/** Files in the database under their SHA-256; the same bytes are kept once. */
export class DatabaseFileStore implements FileStore {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async put(bytes: Uint8Array, name: string, mediaType: string): Promise<FileRef> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.#sql.query('insert into file (sha256, bytes) values ($1, $2) on conflict do nothing', [
      sha256,
      // The same bytes, not a copy of them: a file may take a good part of the memory.
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ]);
    return { sha256, name, mediaType, size: bytes.byteLength };
  }

  /** Error when no file has this hash: a reference in a run outlived its retention. */
  async get(ref: { sha256: string }): Promise<Uint8Array> {
    const [row] = await this.#sql.query<{ bytes: Buffer }>('select bytes from file where sha256 = $1', [ref.sha256]);
    if (!row) throw new Error(`file ${ref.sha256} is not stored`);
    return row.bytes;
  }
}
