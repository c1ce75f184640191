import type { Static, TObject } from 'typebox';
import type { CallContext, WriteContext } from './connector.ts';

/** A record of another system, with the key under which that system knows it. */
export interface StoredRecord {
  key: string;
  record: Record<string, unknown>;
}

/**
 * How flows bring the records of an entity to what they should be: `upsert: crm.company` finds the one record that a field
 * tells, makes it where it is missing and changes what differs. Whether a lost request has happened is found out by the same
 * look, so that neither `create` nor `update` needs more.
 */
export interface Upsert<Config = unknown, F extends TObject = TObject> {
  /**
   * What a flow can set, under the names that the entity's records have. Amounts and moments are compared as what they mean;
   * a text with `caseless: true` may come back in other letters.
   */
  fields: F;
  /** Fields of which each tells one record by itself. */
  by: readonly string[];
  /** ISO 8601 duration after which `find` sees for certain what was made or changed; missing where it does so at once. */
  lag?: (config: Config) => string;
  /** The records whose field `by` has this very value; two are as many as are of interest. */
  find(ctx: CallContext<Config>, by: string, value: string): Promise<StoredRecord[]>;
  create(ctx: WriteContext<Config>, fields: Static<F>): Promise<{ key: string }>;
  /** Sets fields of a record and leaves the others as they are in `found`. */
  update(ctx: WriteContext<Config>, found: StoredRecord, changes: Partial<Static<F>>): Promise<void>;
}

/** Ids under which people are told the two writes of an entity's upsert: `company.create`, `company.update`. */
export function upsertWrites(entity: string): { create: string; update: string } {
  return { create: `${entity}.create`, update: `${entity}.update` };
}

/** An upsert whose fields have the types of its schema. */
export function defineUpsert<Config>() {
  return <F extends TObject>(upsert: Upsert<Config, F>): Upsert<Config> => upsert as unknown as Upsert<Config>;
}
