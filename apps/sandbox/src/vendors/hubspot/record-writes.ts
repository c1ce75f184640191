import { NO_KEY } from '../../effects.ts';
import type { VendorAnswer, VendorRequest } from '../../gateway/vendor-face.ts';
import { isObject, listOf, objectOf, parseJson, scalarOf, textOf } from '../../json-reader.ts';
import { hubspotError, invalid, notFound } from './answers.ts';
import type { Crm } from './crm.ts';
import { associationTarget, type ObjectType } from './object-types.ts';
import { findRecord } from './record-reads.ts';
import { viewRecord } from './record-view.ts';
import type { HubspotState, Properties, RecordRef } from './state.ts';

const READ_ONLY: ReadonlySet<string> = new Set([
  'hs_object_id',
  'createdate',
  'hs_lastmodifieddate',
  'lastmodifieddate',
  'hs_is_closed_won',
  'hs_is_closed',
]);

/** POST: a new record with its associations. */
export function createRecord(crm: Crm, type: ObjectType, request: VendorRequest, unique: string[]): VendorAnswer {
  const body = parseJson(request.body);
  const properties = readProperties(objectOf(body)['properties']);
  if (typeof properties === 'string') return invalid(properties);
  const links = readLinks(objectOf(body)['associations']);
  if (links === undefined || links.some((link) => crm.state.get(link.type, link.id) === undefined)) {
    return invalid('associations: type or record does not exist', 'INVALID_ASSOCIATION');
  }
  const taken = takenBy(crm.state, type, properties, unique);
  if (taken !== undefined) return hubspotError(409, 'CONFLICT', `Record already exists. Existing ID: ${taken}`);
  const effect = { key: request.effectKey ?? NO_KEY, action: `${type}.create` };
  const record = crm.create(type, properties, links, { source: 'INTEGRATION', effect, webhook: 'normal' });
  return { status: 201, json: viewRecord(record, Object.keys(properties)) };
}

/** PATCH: changes properties; what is as it was is no effect and no webhook. */
export function updateRecord(crm: Crm, type: ObjectType, request: VendorRequest, unique: string[]): VendorAnswer {
  const record = findRecord(crm.state, type, request);
  if (record === undefined) return notFound();
  const wanted = readProperties(objectOf(parseJson(request.body))['properties']);
  if (typeof wanted === 'string') return invalid(wanted);
  const readOnly = Object.keys(wanted).find((name) => READ_ONLY.has(name));
  if (readOnly !== undefined) return invalid(`${readOnly} is a read only property`, 'READ_ONLY_VALUE');
  const taken = takenBy(crm.state, type, wanted, unique);
  if (taken !== undefined && taken !== record.id)
    return hubspotError(409, 'CONFLICT', `Value already in use. Existing ID: ${taken}`);
  const effect = { key: request.effectKey ?? NO_KEY, action: `${type}.update` };
  const after = crm.change(record, wanted, { source: 'INTEGRATION', effect, webhook: 'normal' });
  return { status: 200, json: viewRecord(after, Object.keys(wanted)) };
}

/** Reads property values as the API takes them; an empty text unsets. A string says what is wrong. */
export function readProperties(raw: unknown): Properties | string {
  if (!isObject(raw)) return 'properties: missing';
  const properties: Properties = {};
  for (const [name, value] of Object.entries(raw)) {
    const text = value === null ? '' : scalarOf(value);
    if (!/^[a-z][a-z0-9_]*$/.test(name)) return `Property "${name}" does not exist`;
    if (text === undefined) return `${name}: a property value is a text`;
    properties[name] = text === '' ? null : text;
  }
  return properties;
}

function readLinks(raw: unknown): RecordRef[] | undefined {
  const links: RecordRef[] = [];
  for (const item of listOf(raw).map(objectOf)) {
    const id = textOf(objectOf(item['to'])['id']);
    const type = associationTarget(Number(objectOf(listOf(item['types'])[0])['associationTypeId']));
    if (id === undefined || type === undefined) return undefined;
    links.push({ type, id });
  }
  return links;
}

function takenBy(state: HubspotState, type: ObjectType, properties: Properties, unique: string[]): string | undefined {
  for (const name of unique.filter((one) => one.startsWith(`${type}.`)).map((one) => one.slice(type.length + 1))) {
    const value = properties[name];
    const owner = typeof value === 'string' ? state.findBy(type, name, value) : undefined;
    if (owner !== undefined) return owner.id;
  }
  return undefined;
}
