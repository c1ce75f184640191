import { join, resolve } from 'node:path';
import type { FileStore } from '@belegfluss/sdk';
import { Database, DatabaseFileStore, startEmbedded } from '@belegfluss/store';
import type { Settings } from '../config.ts';

/** The product's database and files, opened without a server. */
export interface Books {
  db: Database;
  files: FileStore;
  close(): Promise<void>;
}

/** Opens the database at DATABASE_URL, or else the embedded one under the state folder, and migrates it. Throws what `database.*` diagnostics say. */
export async function openBooks({ databaseUrl, stateFolder }: Settings): Promise<Books> {
  const embedded =
    databaseUrl === undefined ? await startEmbedded({ folder: join(resolve(stateFolder), 'postgres') }) : undefined;
  try {
    const db = await openDatabase(embedded?.url ?? databaseUrl ?? '');
    const close = async () => {
      await db.close();
      await embedded?.stop();
    };
    return { db, files: new DatabaseFileStore(db), close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function openDatabase(url: string): Promise<Database> {
  const db = await Database.open({ url, poolSize: 2, applicationName: 'belegfluss-cli' });
  try {
    await db.migrate();
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
