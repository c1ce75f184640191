import {
  defineUpsert,
  orMissing,
  type CallContext,
  type HttpRequest,
  type StoredRecord,
  type Upsert,
} from '@belegfluss/sdk';
import { fieldsOf } from '../action/input.ts';
import { sentFields } from '../action/sent-fields.ts';
import { sentKey } from '../action/sent-key.ts';
import type { HttpConfig } from '../config.ts';
import { RECORD_METHODS, type RecordWrite, type Upsert as Declared } from '../declaration/upsert-shape.ts';
import { drift, listAt, nestedAt, recordAt, textOf, valueAt } from '../places.ts';
import { filledTexts, pathOf } from '../templates.ts';

type Fixed = Record<string, string> | undefined;
type Fields = Record<string, unknown>;

/** How the records of a declared entity are found, made and changed. */
export function upsertOf(declared: Declared, fixed: Fixed, id: string): Upsert<HttpConfig> {
  const { fields, by, find, create, update } = declared;
  const { lag } = find;
  return defineUpsert<HttpConfig>()({
    fields: fieldsOf(fields),
    by,
    ...(lag !== undefined && { lag: () => lag }),
    find: async (ctx, field, value) =>
      (await orMissing(() => foundBy(declared, fixed, id, ctx, { [field]: value }))) ?? [],
    create: async (ctx, wanted) => {
      const given = sentFields(fields, wanted);
      const values = { ...given, effect_key: sentKey(ctx.effectKey) };
      const { body } = await ctx.http.request({ ...requestOf(create, given, values, fixed), route: `${id}.create` });
      return { key: keyOf(declared, recordAt(body, create.record)) };
    },
    update: async (ctx, { key, record }, changes) => {
      // What is put takes the place of the whole record.
      const changed = sentFields(fields, changes);
      const sent = update.put === undefined ? changed : { ...record, ...changed };
      const values = { ...sent, key, effect_key: sentKey(ctx.effectKey) };
      const request = requestOf(update, sent, values, fixed);
      await ctx.http.request({ ...request, route: `${id}.update`, expect: 'none' });
    },
  });
}

async function foundBy(
  declared: Declared,
  fixed: Fixed,
  id: string,
  ctx: CallContext<HttpConfig>,
  values: Fields,
): Promise<StoredRecord[]> {
  const { get, query, headers, list, record } = declared.find;
  const { body } = await ctx.http.request({
    method: 'GET',
    path: pathOf(get, values),
    query: filledTexts(query, values),
    headers: { ...fixed, ...filledTexts(headers, values) },
    route: `${id}.find`,
  });
  const items = list === undefined ? [body] : listAt(body, list);
  return items.map((item) => {
    const found = recordAt(item, record);
    return { key: keyOf(declared, found), record: found };
  });
}

function requestOf(write: RecordWrite, sent: Fields, values: Fields, fixed: Fixed): Omit<HttpRequest, 'route'> {
  const method = RECORD_METHODS.find((name) => write[name] !== undefined) ?? 'post';
  return {
    method: method.toUpperCase() as HttpRequest['method'],
    path: pathOf(write[method] ?? '/', values),
    query: filledTexts(write.query, values),
    headers: { ...fixed, ...filledTexts(write.headers, values) },
    json: nestedAt(write.body, sent),
    writes: true,
  };
}

function keyOf({ key: place }: Declared, record: Fields): string {
  const key = textOf(valueAt(record, place));
  if (key === undefined) throw drift(place, 'key');
  return key;
}
