import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from './database.ts';

/** Room on the fullest disk on which the database writes. */
export interface DiskRoom {
  folder: string;
  freeBytes: number;
  totalBytes: number;
}

const LOOPBACK = /^(127\.|::1)/;

/**
 * Folders in which the database writes: its data and its write-ahead log, which may be on disks of their own. Empty where
 * the database is on another machine or does not tell us.
 */
export async function databaseFolders(sql: Sql): Promise<string[]> {
  const [row] = await sql
    .query<{ folder: string; address: string | null }>(
      "select current_setting('data_directory') as folder, host(inet_server_addr()) as address",
    )
    // Only some accounts may read where the data lies.
    .catch(() => []);
  const isHere = row !== undefined && (row.address === null || LOOPBACK.test(row.address));
  return isHere ? [row.folder, join(row.folder, 'pg_wal')] : [];
}

/** The folder with the least room, in shares of its disk; `undefined` where none of them can be looked at. */
export async function fullestDisk(folders: string[]): Promise<DiskRoom | undefined> {
  const rooms = await Promise.all(folders.map((folder) => roomOf(folder).catch(() => undefined)));
  return rooms
    .flatMap((room) => room ?? [])
    .sort((a, b) => a.freeBytes / a.totalBytes - b.freeBytes / b.totalBytes)
    .at(0);
}

/** As `df` counts: what is kept back for root is neither free nor part of the whole. */
async function roomOf(folder: string): Promise<DiskRoom> {
  const { bsize, blocks, bfree, bavail } = await statfs(folder);
  return { folder, freeBytes: bavail * bsize, totalBytes: Math.max(1, (blocks - bfree + bavail) * bsize) };
}
