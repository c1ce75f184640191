import type { VendorAnswer, VendorRequest } from '../../gateway/vendor-face.ts';
import { listOf, objectOf, parseJson, textOf, textsOf } from '../../json-reader.ts';
import { invalid, notFound } from './answers.ts';
import { objectTypeOf, type ObjectType } from './object-types.ts';
import { viewAssociations, viewRecord } from './record-view.ts';
import { readSearch, runSearch } from './search.ts';
import type { HubspotRecord, HubspotState } from './state.ts';

const MAX_LIST = 100;
const MAX_BATCH = 100;

/** GET of one record. */
export function readRecord(state: HubspotState, type: ObjectType, request: VendorRequest): VendorAnswer {
  const record = findRecord(state, type, request);
  if (record === undefined) return notFound();
  const wanted = wantedTypes(request);
  if (wanted === undefined) return invalid('associations: no such object type');
  return {
    status: 200,
    json: { ...viewRecord(record, split(request, 'properties')), ...viewAssociations(state, record, wanted) },
  };
}

/** GET of a page, in the order of ids. */
export function listRecords(state: HubspotState, type: ObjectType, request: VendorRequest): VendorAnswer {
  const limit = Number(request.query.get('limit') ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIST)
    return invalid(`limit: must be between 1 and ${MAX_LIST}`);
  const wanted = wantedTypes(request);
  if (wanted === undefined) return invalid('associations: no such object type');
  const after = request.query.get('after') ?? '0';
  const rest =
    request.query.get('archived') === 'true'
      ? []
      : state.all(type).filter((record) => Number(record.id) > Number(after));
  const sorted = rest.sort((left, right) => Number(left.id) - Number(right.id));
  const page = sorted.slice(0, limit);
  const names = split(request, 'properties');
  const results = page.map((record) => ({ ...viewRecord(record, names), ...viewAssociations(state, record, wanted) }));
  const last = page.at(-1);
  return {
    status: 200,
    json: { results, ...(sorted.length > limit && last !== undefined ? { paging: { next: { after: last.id } } } : {}) },
  };
}

/** POST batch/read: up to 100 records; 207 where some are missing. */
export function readBatch(state: HubspotState, type: ObjectType, request: VendorRequest, now: Date): VendorAnswer {
  const body = objectOf(parseJson(request.body));
  const ids = listOf(body['inputs']).map((input) => textOf(objectOf(input)['id']) ?? '');
  if (ids.length === 0 || ids.length > MAX_BATCH) return invalid(`inputs: between 1 and ${MAX_BATCH} are allowed`);
  const property = textOf(body['idProperty']);
  const names = textsOf(body['properties']);
  const found = [...new Set(ids)].map((id) => ({
    id,
    record: property === undefined ? state.get(type, id) : state.findBy(type, property, id),
  }));
  const missing = found.filter((one) => one.record === undefined).map((one) => one.id);
  const results = found.flatMap((one) => (one.record === undefined ? [] : [viewRecord(one.record, names)]));
  const at = now.toISOString();
  const answer = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
  if (missing.length === 0) return { status: 200, json: answer };
  const message = 'Some records were not found.';
  const errors = [
    { status: 'error', category: 'OBJECT_NOT_FOUND', message, context: { ids: missing }, errors: [], links: {} },
  ];
  return { status: 207, json: { ...answer, numErrors: errors.length, errors } };
}

/** POST search: from the index, which lags behind. */
export function searchRecords(
  state: HubspotState,
  type: ObjectType,
  request: VendorRequest,
  lagMs: number,
): VendorAnswer {
  const search = readSearch(objectOf(parseJson(request.body)));
  if (typeof search === 'string') return invalid(search);
  const found = runSearch(search, state.indexed(type, lagMs));
  const end = search.after + search.limit;
  const results = found.slice(search.after, end).map((record) => viewRecord(record, search.properties));
  return {
    status: 200,
    json: { total: found.length, results, ...(found.length > end ? { paging: { next: { after: String(end) } } } : {}) },
  };
}

/** The record of the path, by id or by the property that `idProperty` names. */
export function findRecord(state: HubspotState, type: ObjectType, request: VendorRequest): HubspotRecord | undefined {
  const id = request.params['objectId'] ?? '';
  const property = request.query.get('idProperty');
  return property === null ? state.get(type, id) : state.findBy(type, property, id);
}

function split(request: VendorRequest, name: string): string[] {
  return request.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((value) => value !== '');
}

function wantedTypes(request: VendorRequest): ObjectType[] | undefined {
  const names = split(request, 'associations');
  const types = names.flatMap((name) => objectTypeOf(name) ?? []);
  return types.length === names.length ? types : undefined;
}
