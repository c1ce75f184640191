import { grandTotal, type PricingItem, type PricingTable } from './pricing.ts';
import type { PandaDocument, Recipient } from './state.ts';

const OWNER = {
  id: 'FA5QAu8UGA3oVDQZuPL75B',
  email: 'vertrieb@musterwerk.example',
  first_name: 'Vera',
  last_name: 'Vertrieb',
  avatar: null,
};
const VALID_MS = 60 * 24 * 3600 * 1000;

/** The short form: state and dates. PandaDoc writes times with microseconds. */
export function viewStatus(document: PandaDocument): Record<string, unknown> {
  return { ...viewListed(document), uuid: document.id };
}

/** The form in lists. */
export function viewListed(document: PandaDocument): Record<string, unknown> {
  return {
    id: document.id,
    name: document.name,
    status: document.status,
    date_created: micros(document.createdAt),
    date_modified: micros(document.modifiedAt),
    date_completed: microsOrNull(document.completedAt),
    expiration_date: expiry(document),
    version: '2',
  };
}

/** The whole document: recipients, variables, prices, total, metadata. */
export function viewDetails(document: PandaDocument): Record<string, unknown> {
  const tables = document.pricing.map(viewTable);
  return {
    ...viewEvent(document),
    date_completed: microsOrNull(document.completedAt),
    date_sent: microsOrNull(document.sentAt),
    content_date_modified: micros(document.createdAt),
    ref_number: document.id.slice(0, 5).toUpperCase(),
    tokens: document.tokens,
    fields: [],
    pricing: { tables, total: grandTotal(document.pricing).amount },
    tables: document.pricing.map((table) => ({ name: table.name })),
    images: [],
    texts: [],
    approval_execution: null,
    lock: null,
  };
}

/** What a webhook carries. */
export function viewEvent(document: PandaDocument): Record<string, unknown> {
  return {
    id: document.id,
    name: document.name,
    date_created: micros(document.createdAt),
    date_modified: micros(document.modifiedAt),
    expiration_date: expiry(document),
    created_by: { ...OWNER, membership_id: 'RyMNXBjBPRppw56TfYBrXi' },
    tags: document.tags,
    status: document.status,
    metadata: document.metadata,
    recipients: document.recipients.map(viewRecipient),
    sent_by: document.sentAt === null ? null : OWNER,
    grand_total: grandTotal(document.pricing),
    template: { id: document.templateId, name: 'Vertrag' },
    version: '2',
    linked_objects: [],
  };
}

/** A recipient as details and webhooks show it. */
export function viewRecipient(recipient: Recipient): Record<string, unknown> {
  return {
    type: 'recipient',
    id: recipient.id,
    first_name: recipient.firstName,
    last_name: recipient.lastName,
    email: recipient.email,
    phone: '',
    recipient_type: 'signer',
    has_completed: recipient.signatureDate !== null,
    role: recipient.role,
    roles: recipient.role === '' ? [] : [recipient.role],
    signing_order: null,
    contact_id: recipient.id,
    shared_link: `https://app.pandadoc.example/document/${recipient.id}`,
    ...(recipient.signatureDate === null ? {} : { signature_date: micros(recipient.signatureDate) }),
  };
}

function viewTable(table: PricingTable): Record<string, unknown> {
  return {
    id: table.id,
    name: table.name,
    currency: table.currency,
    is_included_in_total: true,
    total: table.total,
    summary: { subtotal: table.subtotal, discount: table.discount, tax: table.tax, total: table.total },
    items: table.items.map(viewItem),
  };
}

function viewItem(item: PricingItem): Record<string, unknown> {
  return {
    id: item.id,
    sku: item.sku,
    name: item.name,
    description: item.description,
    qty: item.quantity,
    price: item.price,
    cost: null,
    discount: item.discount,
    tax_first: item.tax,
    tax_second: null,
    subtotal: item.subtotal,
    custom_fields: item.customFields,
    options: { optional: false, optional_selected: true },
  };
}

/** ISO time with microseconds. */
export function micros(iso: string): string {
  return iso.replace(/Z$/, '000Z');
}

function microsOrNull(iso: string | null): string | null {
  return iso === null ? null : micros(iso);
}

function expiry(document: PandaDocument): string | null {
  return document.sentAt === null ? null : micros(new Date(Date.parse(document.sentAt) + VALID_MS).toISOString());
}
