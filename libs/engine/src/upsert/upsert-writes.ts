import { upsertWrites, type Action, type Entity, type StoredRecord, type Upsert } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { differingFields } from './differing-fields.ts';

type Fields = Record<string, unknown>;

/** The record that a step is about: found by the value of one field. */
export interface Sought {
  entity: Pick<Entity, 'id' | 'title'>;
  upsert: Upsert;
  /** The one record that is there now. */
  look: () => Promise<StoredRecord | undefined>;
}

/** Makes the record. Whether a lost request made it, the look that did not find it before tells. */
export function creationOf({ entity, upsert, look }: Sought): Action {
  const find = async () => {
    const found = await look();
    return found && { key: found.key };
  };
  return {
    id: upsertWrites(entity.id).create,
    title: entity.title,
    input: upsert.fields,
    output: Created,
    effect: effectOf(upsert, find),
    run: (ctx, fields) => upsert.create(ctx, fields as Fields),
  };
}

/** Changes fields of a record that was found. It has happened where the record has them. */
export function changeOf({ entity, upsert, look }: Sought, found: StoredRecord, changes: Fields): Action {
  const output = { key: found.key };
  const find = async () => {
    const now = await look();
    return now && Object.keys(differingFields(upsert.fields, changes, now.record)).length === 0 ? output : undefined;
  };
  return {
    id: upsertWrites(entity.id).update,
    title: entity.title,
    input: Type.Unknown(),
    output: Created,
    effect: effectOf(upsert, find),
    run: async (ctx) => {
      await upsert.update(ctx, found, changes);
      return output;
    },
  };
}

/** What both writes give: the key under which the other system knows the record. */
export const Created = Type.Object({ key: Type.String() });

function effectOf({ lag }: Upsert, find: () => Promise<{ key: string } | undefined>): Action['effect'] {
  return lag ? { kind: 'write', class: 'D', lag, find } : { kind: 'write', class: 'L', find };
}
