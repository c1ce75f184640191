import type { VendorAnswer, VendorRequest } from '../../gateway/vendor-face.ts';
import { invalid } from './answers.ts';
import { viewListed } from './document-view.ts';
import type { PandaDocument } from './state.ts';

const STATUS_NUMBERS: Readonly<Record<string, string>> = {
  '0': 'document.draft',
  '1': 'document.sent',
  '2': 'document.completed',
  '3': 'document.uploaded',
};
const MAX_COUNT = 100;
const DATE_FILTERS: readonly [string, keyof PandaDocument][] = [
  ['created', 'createdAt'],
  ['modified', 'modifiedAt'],
  ['completed', 'completedAt'],
];
const ORDERS: Readonly<Record<string, keyof PandaDocument>> = {
  name: 'name',
  status: 'status',
  date_created: 'createdAt',
  date_modified: 'modifiedAt',
  date_status_changed: 'modifiedAt',
  date_of_last_action: 'modifiedAt',
  date_sent: 'sentAt',
  date_completed: 'completedAt',
};

/** GET documents: filters, order and pages over what the index knows. */
export function listDocuments(documents: PandaDocument[], request: VendorRequest): VendorAnswer {
  const { query } = request;
  const count = Number(query.get('count') ?? 50);
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT)
    return invalid({ count: [`Must lie between 1 and ${MAX_COUNT}.`] });
  if (!Number.isInteger(page) || page < 1) return invalid({ page: ['Must be a page from 1 on.'] });
  const order = query.get('order_by') ?? 'date_status_changed';
  const property = ORDERS[order.replace(/^-/, '')];
  if (property === undefined) return invalid({ order_by: ['Not one of the orders.'] });
  const found = query.get('deleted') === 'true' ? [] : documents.filter((document) => fits(document, query));
  found.sort((left, right) => {
    const ascending =
      String(left[property] ?? '').localeCompare(String(right[property] ?? '')) || left.id.localeCompare(right.id);
    return order.startsWith('-') ? -ascending : ascending;
  });
  return { status: 200, json: { results: found.slice((page - 1) * count, page * count).map(viewListed) } };
}

function fits(document: PandaDocument, query: URLSearchParams): boolean {
  const status = query.get('status');
  if (status !== null && document.status !== STATUS_NUMBERS[status]) return false;
  const not = query.get('status__ne');
  if (not !== null && document.status === STATUS_NUMBERS[not]) return false;
  const id = query.get('id');
  if (id !== null && document.id !== id) return false;
  const template = query.get('template_id');
  if (template !== null && document.templateId !== template) return false;
  const tag = query.get('tag');
  if (tag !== null && !document.tags.includes(tag)) return false;
  const words = query.get('q');
  if (words !== null && !document.name.toLowerCase().includes(words.toLowerCase())) return false;
  return (
    fitsMetadata(document, query) && DATE_FILTERS.every(([name, property]) => fitsDate(document[property], name, query))
  );
}

/** Metadata filters come as `metadata_key=value`, or as `metadata=metadata_key%3Dvalue`. */
function fitsMetadata(document: PandaDocument, query: URLSearchParams): boolean {
  for (const [name, value] of query) {
    const text = name === 'metadata' ? value : `${name}=${value}`;
    if (!text.startsWith('metadata_')) continue;
    const cut = text.indexOf('=');
    if (document.metadata[text.slice('metadata_'.length, cut)] !== text.slice(cut + 1)) return false;
  }
  return true;
}

function fitsDate(value: unknown, name: string, query: URLSearchParams): boolean {
  const [from, to] = [query.get(`${name}_from`), query.get(`${name}_to`)];
  if (from === null && to === null) return true;
  if (typeof value !== 'string') return false;
  return (
    (from === null || Date.parse(value) >= Date.parse(from)) && (to === null || Date.parse(value) <= Date.parse(to))
  );
}
