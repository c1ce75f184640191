import { associationNames, TYPE_FACTS, type ObjectType } from './object-types.ts';
import type { HubspotRecord, HubspotState, Properties } from './state.ts';

/** A record as the API shows it: named properties or the usual ones, unset ones as null, HubSpot's own always. */
export function viewRecord(record: HubspotRecord, names: string[]): Record<string, unknown> {
  const facts = TYPE_FACTS[record.type];
  const shown = [...(names.length > 0 ? names : facts.defaults), 'createdate', facts.modified, 'hs_object_id'];
  const properties: Properties = {};
  for (const name of shown) properties[name] = record.properties[name] ?? null;
  return { id: record.id, properties, createdAt: record.createdAt, updatedAt: record.updatedAt, archived: false };
}

/** The associations of a record to the wanted kinds; kinds without any are left out. */
export function viewAssociations(
  state: HubspotState,
  record: HubspotRecord,
  wanted: ObjectType[],
): Record<string, unknown> {
  const associations: Record<string, unknown> = {};
  for (const to of wanted) {
    const results = state
      .links(record, to)
      .flatMap((id, index) => associationNames(record.type, to, index === 0).map((type) => ({ id, type })));
    if (results.length > 0) associations[TYPE_FACTS[to].associationKey] = { results };
  }
  return Object.keys(associations).length === 0 ? {} : { associations };
}
