import { defineUpsert, type Upsert } from '@belegfluss/sdk';
import { Type, type TObject, type TOptional, type TString } from 'typebox';
import { createObject, readObjects, searchObjects, updateObject, type ObjectType } from './client.ts';
import type { HubspotConfig } from './config.ts';
import type { CrmObject } from './schemas.ts';

/** A kind of object whose fields flows may set. */
interface Kind<Field extends string> {
  type: ObjectType;
  /** Those that may be set. */
  fields: readonly Field[];
  /** Those that HubSpot keeps in small letters. */
  caseless: readonly Field[];
  by: readonly Field[];
  /** HubSpot's own name of each field. */
  namesIn: (config: HubspotConfig) => Record<Field, string>;
  recordOf: (object: CrmObject, config: HubspotConfig) => { id: string };
}

const DEFAULT_LAG = 'PT10S';

/**
 * Finds objects by a search, makes and changes them. The search follows writes late and may show old values, so each object
 * that it names is read by its id.
 */
export function objectUpsert<Field extends string>(kind: Kind<Field>): Upsert<HubspotConfig> {
  const { type, by, namesIn, recordOf } = kind;
  return defineUpsert<HubspotConfig>()({
    fields: fieldsOf(kind),
    by,
    lag: ({ indexLag = DEFAULT_LAG }) => indexLag,
    async find(ctx, field, value) {
      const names = namesIn(ctx.config);
      const wanted = { propertyName: names[field as Field], operator: 'EQ' as const, value };
      const listed = await searchObjects(ctx, type, [wanted], 'hs_object_id', []);
      const ids = listed.map(({ id }) => id);
      const objects = await readObjects(ctx, type, ids, Object.values(names));
      return objects.map((object) => ({ key: object.id, record: { ...recordOf(object, ctx.config) } }));
    },
    async create(ctx, fields) {
      const { id } = await createObject(ctx, type, propertiesOf(fields, namesIn(ctx.config)));
      return { key: id };
    },
    async update(ctx, { key }, changes) {
      await updateObject(ctx, type, key, propertiesOf(changes, namesIn(ctx.config)));
    },
  });
}

function fieldsOf<Field extends string>({
  fields,
  caseless,
}: Kind<Field>): TObject<Record<string, TOptional<TString>>> {
  return Type.Object(
    Object.fromEntries(
      fields.map((name) => [name, Type.Optional(Type.String({ ...(caseless.includes(name) && { caseless: true }) }))]),
    ),
    { additionalProperties: false, description: 'An empty text unsets a field' },
  );
}

function propertiesOf(fields: Record<string, unknown>, names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [names[field] ?? field, String(value)]));
}
