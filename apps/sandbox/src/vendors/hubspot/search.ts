import { listOf, objectOf, scalarOf, textOf, textsOf, type JsonObject } from '../../json-reader.ts';
import type { HubspotRecord } from './state.ts';

/** A search that HubSpot would accept. */
export interface Search {
  groups: Filter[][];
  sorts: { property: string; descending: boolean }[];
  properties: string[];
  limit: number;
  after: number;
}

interface Filter {
  property: string;
  operator: string;
  value: string;
  highValue: string;
  values: string[];
}

const OPERATORS: ReadonlySet<string> = new Set([
  'EQ',
  'NEQ',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'BETWEEN',
  'IN',
  'NOT_IN',
  'HAS_PROPERTY',
  'NOT_HAS_PROPERTY',
  'CONTAINS_TOKEN',
  'NOT_CONTAINS_TOKEN',
]);
const MAX_PAGE = 200;
const MAX_WINDOW = 10_000;

/** Reads a search body; a string says what HubSpot refuses about it. */
export function readSearch(body: JsonObject): Search | string {
  const groups = listOf(body['filterGroups']).map((group) => listOf(objectOf(group)['filters']).map(readFilter));
  if (groups.length > 5) return 'filterGroups: at most 5 groups are allowed';
  if (groups.some((group) => group.length > 10)) return 'filters: at most 10 filters in a group are allowed';
  if (groups.flat().length > 25) return 'filters: at most 25 filters are allowed';
  const wrong = groups.flat().find((filter) => !OPERATORS.has(filter.operator) || filter.property === '');
  if (wrong !== undefined) return `filters: operator ${wrong.operator} on ${wrong.property} is not possible`;
  const limit = Number(body['limit'] ?? 10);
  const after = Number(body['after'] === undefined || body['after'] === '' ? 0 : body['after']);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) return `limit: must be between 1 and ${MAX_PAGE}`;
  if (!Number.isInteger(after) || after < 0) return 'after: no cursor of this search';
  if (after + limit > MAX_WINDOW) return `after: only the first ${MAX_WINDOW} results of a search can be read`;
  return { groups, sorts: listOf(body['sorts']).map(readSort), properties: textsOf(body['properties']), limit, after };
}

/** The records that a search finds, in its order. */
export function runSearch(search: Search, records: HubspotRecord[]): HubspotRecord[] {
  const found = records.filter(
    (record) =>
      search.groups.length === 0 || search.groups.some((group) => group.every((filter) => fits(filter, record))),
  );
  const sorts = search.sorts.length === 0 ? [{ property: 'hs_object_id', descending: false }] : search.sorts;
  return found.sort((left, right) => {
    for (const sort of sorts) {
      const order = compare(left.properties[sort.property] ?? '', right.properties[sort.property] ?? '');
      if (order !== 0) return sort.descending ? -order : order;
    }
    return compare(left.id, right.id);
  });
}

function readFilter(raw: unknown): Filter {
  const filter = objectOf(raw);
  return {
    property: textOf(filter['propertyName']) ?? '',
    operator: textOf(filter['operator']) ?? '',
    value: scalarOf(filter['value']) ?? '',
    highValue: scalarOf(filter['highValue']) ?? '',
    values: textsOf(filter['values']),
  };
}

function readSort(raw: unknown): { property: string; descending: boolean } {
  if (typeof raw === 'string')
    return raw.startsWith('-') ? { property: raw.slice(1), descending: true } : { property: raw, descending: false };
  const sort = objectOf(raw);
  return { property: textOf(sort['propertyName']) ?? '', descending: sort['direction'] === 'DESCENDING' };
}

function fits(filter: Filter, record: HubspotRecord): boolean {
  const value = record.properties[filter.property] ?? null;
  const lower = value?.toLowerCase();
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return value !== null && value !== '';
    case 'NOT_HAS_PROPERTY':
      return value === null || value === '';
    case 'NEQ':
      return value === null || compare(value, filter.value) !== 0;
    case 'NOT_IN':
      return value === null || !filter.values.includes(value);
    case 'NOT_CONTAINS_TOKEN':
      return !contains(lower, filter.value);
    case 'CONTAINS_TOKEN':
      return contains(lower, filter.value);
    case 'IN':
      return lower !== undefined && filter.values.some((one) => one.toLowerCase() === lower);
    default:
      return value !== null && inOrder(filter, value);
  }
}

function inOrder(filter: Filter, value: string): boolean {
  const order = compare(value, filter.value);
  if (filter.operator === 'EQ') return order === 0;
  if (filter.operator === 'LT') return order < 0;
  if (filter.operator === 'LTE') return order <= 0;
  if (filter.operator === 'GT') return order > 0;
  if (filter.operator === 'GTE') return order >= 0;
  return order >= 0 && compare(value, filter.highValue) <= 0;
}

function contains(value: string | undefined, wanted: string): boolean {
  const token = wanted.toLowerCase().replaceAll('*', '');
  return (
    value !== undefined &&
    (wanted.includes('*') ? value.includes(token) : value.split(/[^\p{L}\p{N}.@-]+/u).includes(token))
  );
}

/** Numbers and times compare as such (a time may be ISO or epoch milliseconds), everything else as text without case. */
function compare(left: string, right: string): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return Math.sign(a - b);
  return left.toLowerCase().localeCompare(right.toLowerCase());
}

function numberOf(text: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
