import { defineEntity, type Page } from '@belegfluss/sdk';
import { LIST_PAGE_SIZE, listDocuments, readDetails } from '../client.ts';
import type { PandadocConfig } from '../config.ts';
import { decimalText } from '../number-text.ts';
import { Contract, type DocumentDetails, type DocumentHead, type PricingRow } from '../schemas.ts';

/** Where a scan goes on: documents modified at or after `from`, on the page of that list. */
interface ScanCursor {
  from: string;
  page: number;
}

/** Entity `contract`: a document with its recipients, metadata and priced lines. */
export const contract = defineEntity<PandadocConfig>()({
  id: 'contract',
  title: { de: 'Vertrag', en: 'Contract' },
  schema: Contract,
  async read(ctx, key) {
    const details = await readDetails(ctx, key);
    return details === undefined ? undefined : contractOf(details);
  },
  async changes(ctx, since, cursor): Promise<Page> {
    const at: ScanCursor = cursor === undefined ? { from: since, page: 1 } : (JSON.parse(cursor) as ScanCursor);
    const found = await listDocuments(ctx, { modified_from: at.from, order_by: 'date_modified' }, at.page);
    const last = found.at(-1)?.date_modified;
    if (last === undefined || found.length < LIST_PAGE_SIZE) return { records: found.map(recordOf) };
    // Pages are counted anew from the last moment, so that documents which change meanwhile shift nothing past us.
    if (last === at.from)
      return { records: found.map(recordOf), next: JSON.stringify({ from: last, page: at.page + 1 }) };
    const earlier = found.filter((document) => document.date_modified !== last);
    return { records: earlier.map(recordOf), next: JSON.stringify({ from: last, page: 1 }) };
  },
});

/** The record of a document's details. */
export function contractOf(details: DocumentDetails) {
  return withoutUnset({
    ...headOf(details),
    dateSent: details.date_sent ?? undefined,
    refNumber: details.ref_number ?? undefined,
    amount: details.grand_total ?? undefined,
    metadata: details.metadata ?? {},
    tokens: Object.fromEntries((details.tokens ?? []).map((token) => [token.name, token.value ?? ''])),
    recipients: (details.recipients ?? []).map((recipient) =>
      withoutUnset({
        id: recipient.id,
        email: recipient.email ?? undefined,
        firstName: recipient.first_name ?? undefined,
        lastName: recipient.last_name ?? undefined,
        role: recipient.role ?? undefined,
        kind: recipient.recipient_type,
        completed: recipient.has_completed ?? false,
        signedAt: recipient.signature_date ?? undefined,
      }),
    ),
    lines: (details.pricing?.tables ?? []).flatMap((table) => table.items ?? []).map(lineOf),
    original: details,
  });
}

/** The record of a document as lists give it. */
export function headOf(head: DocumentHead) {
  return withoutUnset({
    id: head.id,
    name: head.name,
    status: head.status,
    dateCreated: head.date_created,
    dateModified: head.date_modified,
    dateCompleted: head.date_completed ?? undefined,
    expirationDate: head.expiration_date ?? undefined,
    version: head.version ?? undefined,
    original: head,
  });
}

function recordOf(head: DocumentHead) {
  return { key: head.id, changedAt: head.date_modified, record: headOf(head) };
}

function lineOf(row: PricingRow) {
  const discount = decimalText(row.discount?.value);
  return withoutUnset({
    sku: row.sku ?? undefined,
    name: row.name ?? undefined,
    description: row.description ?? undefined,
    quantity: decimalText(row.qty),
    unitPrice: decimalText(row.price),
    discount: discount === undefined ? undefined : { value: discount, type: row.discount?.type ?? 'absolute' },
    subtotal: decimalText(row.subtotal),
  });
}

function withoutUnset<R extends object>(record: R): R {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as R;
}
