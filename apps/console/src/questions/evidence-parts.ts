import type { Text } from '../api/schema.ts';
import { isInternalId } from '../format/internal-id.ts';

/** A flat record of facts, as the server found them. */
export type Facts = Record<string, unknown>;

/** Records side by side: the columns, and for each field the values and which of them differ. */
export interface Comparison {
  name: string;
  columns: { label: string; number?: number }[];
  rows: { field: string; cells: { value: unknown; differs: boolean }[] }[];
}

/** What people look for first in a record; the database keeps the fields of one in no order. */
const FIRST_READ = ['name', 'amount', 'currency', 'bookedOn', 'partyName', 'partyIban', 'text'];

/** A sentence in both languages. */
export function isText(value: unknown): value is Text {
  return (
    typeof value === 'object' && value !== null && 'de' in value && 'en' in value && Object.keys(value).length === 2
  );
}

/** Evidence sorted into what is shown how. */
export interface EvidenceParts {
  plain: Facts;
  objects: { name: string; facts: Facts }[];
  comparisons: Comparison[];
}

/** Sorts evidence: single values, objects, and lists of records; a list is compared with the object most like it. */
export function sortEvidence(evidence: Facts): EvidenceParts {
  const entries = Object.entries(evidence);
  const objects = entries.flatMap(([name, value]) => (isFacts(value) ? [{ name, facts: flattened(value) }] : []));
  const lists = entries.flatMap(([name, value]) =>
    isFactsList(value) ? [{ name, records: value.map(flattened) }] : [],
  );
  const compared = new Set<string>();
  const comparisons = lists.map(({ name, records }) => {
    const subject = mostAlike(objects, records);
    if (subject) compared.add(subject.name);
    return compare(name, records, subject);
  });
  return {
    plain: Object.fromEntries(entries.filter(([, value]) => !isFacts(value) && !isFactsList(value))),
    objects: objects.filter(({ name }) => !compared.has(name)),
    comparisons,
  };
}

function compare(name: string, records: Facts[], subject: { name: string; facts: Facts } | undefined): Comparison {
  const all = subject ? [subject.facts, ...records] : records;
  const fields = [...new Set(all.flatMap((facts) => Object.keys(facts)))];
  return {
    name,
    columns: [
      ...(subject ? [{ label: subject.name }] : []),
      ...records.map((_, index) => ({ label: 'candidate', number: index + 1 })),
    ],
    rows: fields
      .filter((field) => all.some((facts) => isSaid(facts[field])))
      .map((field) => ({ field, cells: cellsOf(field, all) })),
  };
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function cellsOf(field: string, records: Facts[]): { value: unknown; differs: boolean }[] {
  const first = records[0]?.[field] ?? null;
  return records.map((facts) => {
    const value = facts[field];
    const comparable = first !== null && value !== null && value !== undefined;
    return { value, differs: comparable && JSON.stringify(value) !== JSON.stringify(first) };
  });
}

/** People compare one list of fields: record and address are opened, a reference to a system is one value, ids of our own go. */
function flattened(facts: Facts): Facts {
  const { record, ...own } = facts;
  const entries = isFacts(record) ? [...Object.entries(record), ...Object.entries(own)] : Object.entries(facts);
  return Object.fromEntries(
    inReadingOrder(entries).flatMap(([name, value]): [string, unknown][] => {
      if (isInternalId(value)) return [];
      if (name === 'address' && isFacts(value)) return Object.entries(value);
      return [[name, isReference(value) ? `${value.connection} · ${value.entity} · ${value.key}` : value]];
    }),
  );
}

function inReadingOrder(entries: [string, unknown][]): [string, unknown][] {
  return entries.toSorted(([one], [other]) => placeOf(one) - placeOf(other));
}

function placeOf(name: string): number {
  return FIRST_READ.includes(name) ? FIRST_READ.indexOf(name) : FIRST_READ.length;
}

function isReference(value: unknown): value is { connection: string; entity: string; key: string } {
  return isFacts(value) && ['connection', 'entity', 'key'].every((name) => typeof value[name] === 'string');
}

function mostAlike(objects: { name: string; facts: Facts }[], records: Facts[]) {
  const fields = new Set(records.flatMap((facts) => Object.keys(facts)));
  const scored = objects
    .map((object) => ({ object, shared: Object.keys(object.facts).filter((field) => fields.has(field)).length }))
    .filter(({ shared }) => shared >= 2)
    .toSorted((a, b) => b.shared - a.shared);
  return scored[0]?.object;
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isText(value);
}

function isFactsList(value: unknown): value is Facts[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFacts);
}
