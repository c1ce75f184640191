import { DataSource } from 'typeorm';
import type { TestDatabase } from '@belegfluss/testing';
import { migrations } from '../../../libs/store/src/migrations/index.ts';

/** Puts the schema back to what the first so many migrations make, with nothing in it. */
export async function oldSchema({ db, url }: TestDatabase, count: number): Promise<void> {
  await db.query('drop schema public cascade');
  await db.query('create schema public');
  const source = await new DataSource({
    type: 'postgres',
    url,
    migrations: migrations.slice(0, count),
    migrationsTableName: 'schema_migration',
    installExtensions: false,
  }).initialize();
  await source.runMigrations();
  await source.destroy();
}
