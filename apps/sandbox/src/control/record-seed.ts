import { listOf, objectOf, scalarOf, textOf, type JsonObject } from '../json-reader.ts';
import type { Crm } from '../vendors/hubspot/crm.ts';
import { OBJECT_TYPES, objectTypeOf, type ObjectType } from '../vendors/hubspot/object-types.ts';
import { readProperties } from '../vendors/hubspot/record-writes.ts';
import type { Properties, RecordRef } from '../vendors/hubspot/state.ts';

/** How many records were new and how many were there already. */
export interface SeedResult {
  added: number;
  known: number;
}

/** Puts records and associations into the CRM; all or nothing. A string says what is wrong. */
export function seedRecords(crm: Crm, body: JsonObject): SeedResult | string {
  const records: { type: ObjectType; id: string; properties: Properties }[] = [];
  for (const type of OBJECT_TYPES) {
    for (const raw of listOf(body[type]).map(objectOf)) {
      const id = scalarOf(raw['id']) ?? '';
      const properties = readProperties(raw['properties'] ?? {});
      if (!/^[1-9]\d{0,14}$/.test(id)) return `${type}: "${id}" is no id; ids are whole numbers`;
      if (typeof properties === 'string') return `${type} ${id}: ${properties}`;
      records.push({ type, id, properties });
    }
  }
  const coming = new Set(records.map((record) => `${record.type}/${record.id}`));
  const links: [RecordRef, RecordRef][] = [];
  for (const raw of listOf(body['associations']).map(objectOf)) {
    const [from, to] = [readRef(raw['from']), readRef(raw['to'])];
    const isThere = (ref: RecordRef | undefined): boolean =>
      ref !== undefined && (coming.has(`${ref.type}/${ref.id}`) || crm.state.get(ref.type, ref.id) !== undefined);
    if (from === undefined || to === undefined || !isThere(from) || !isThere(to))
      return `associations: ${JSON.stringify(raw)} joins nothing`;
    links.push([from, to]);
  }
  const added = records.filter((record) => crm.seed(record.type, record.id, record.properties)).length;
  for (const [from, to] of links) crm.link(from, to);
  return { added, known: records.length - added };
}

function readRef(raw: unknown): RecordRef | undefined {
  const ref = objectOf(raw);
  const type = objectTypeOf(textOf(ref['type']) ?? '');
  const id = scalarOf(ref['id']);
  return type === undefined || id === undefined ? undefined : { type, id };
}
