import type { FileRef } from '@belegfluss/sdk';
import { newId, type Sql } from '@belegfluss/store';
import type { Finding } from '@belegfluss/documents';
import { exchangeRate } from '../../settings/exchange-rate.ts';
import { refusedChange, unknownRecord } from '../billing-errors.ts';
import type { BillingRoom } from '../billing-room.ts';
import { keepBookings } from '../booking/booking-journal.ts';
import { caseKey, noteBilled } from '../case-files.ts';
import { once, type Effect } from '../effect-journal.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { completedInvoice, languageFor, type Draft } from './completed-invoice.ts';
import { invalidInvoice } from './invalid-invoice.ts';
import { checkCurrency } from './invoice-currency.ts';
import { invoiceBookings } from './invoice-bookings.ts';
import type { RenderedInvoice } from './invoice-document.ts';
import type { InvoiceKind, InvoiceModel, PrecedingInvoice } from './invoice-model.ts';

/** An issued document as flows see it. */
export interface IssuedInvoice {
  invoiceId: string;
  number: string;
  kind: InvoiceKind;
  net: string;
  tax: string;
  gross: string;
  currency: string;
  issueDate: string;
  dueDate: string;
  caseId: string;
  dealKey: string;
  dealConnection: string;
  xml: FileRef;
  pdf: FileRef;
}

/** All issuing of this process, whoever asks for it. */
export const issuing = oneAtATime();

/**
 * Issues a draft: number without gaps, due date, Skonto, e-invoice and PDF, open item, bookings, in one transaction.
 * Asks finance where our check finds an error, and throws its findings where they stay after an answer; no number is used up then.
 */
export function issueInvoice(room: BillingRoom, invoiceId: string, effect: Effect): Promise<IssuedInvoice> {
  return issuing(() => once(room.db, 'invoice.issue', effect, (tx) => issueDraft(tx, room, invoiceId, effect)));
}

/** When a draft is issued, what a person said about its faults, and which invoice it takes back or replaces. */
export interface Issue extends Pick<Effect, 'at' | 'answer'> {
  preceding?: PrecedingInvoice | undefined;
}

/** The part of issuing that happens inside of a transaction; corrections issue two documents in one. */
export async function issueDraft(
  tx: Sql,
  room: BillingRoom,
  invoiceId: string,
  { at, preceding, answer }: Issue,
): Promise<IssuedInvoice> {
  const draft = await lockedDraft(tx, invoiceId);
  await checkCurrency(tx, draft.caseId, draft.model.currency);
  const model = await completedInvoice(tx, room.settings, draft, at, preceding);
  // A cancellation takes back in euros what the invoice brought, whatever the rate is today.
  const rateDay = model.kind === 'cancellation' && preceding ? preceding.issueDate : model.issueDate;
  const rate = exchangeRate(room.settings, model.currency, rateDay);
  const reportLanguage = languageFor(room.settings, room.settings.seller.country);
  const refusal = (errors: Finding[]) =>
    invalidInvoice({ caseId: draft.caseId, model, errors, language: reportLanguage }, answer);
  // What writes and judges documents is large, and who checks a flow or serves no invoices needs none of it.
  const { renderInvoice } = await import('./invoice-document.ts');
  const files = await renderInvoice(model, { rate, at, reportLanguage, refusal }, room.files);
  await keepIssued(tx, draft, model, files, at);
  if (model.kind === 'invoice') await openItem(tx, draft, model);
  await keepBookings(tx, { invoiceId: draft.id }, draft, invoiceBookings(room.settings, model, rate));
  await noteBilled(tx, draft.caseId, at);
  const { dealKey, dealConnection } = await caseKey(tx, draft.caseId);
  const { number, kind, net, tax, gross, currency, issueDate } = model;
  const { xml, pdf } = files;
  return {
    invoiceId,
    number,
    kind,
    net,
    tax,
    gross,
    currency,
    issueDate,
    dueDate: model.dueDate,
    caseId: draft.caseId,
    dealKey,
    dealConnection,
    xml,
    pdf,
  };
}

async function lockedDraft(tx: Sql, invoiceId: string): Promise<Draft> {
  const [draft] = await tx.query<Draft & { number: string | null }>(
    `select id, case_id as "caseId", party_id as "partyId", kind, model, number, reason from invoice where id::text = $1 for update`,
    [invoiceId],
  );
  if (draft === undefined) throw unknownRecord('invoice', invoiceId);
  if (draft.number === null) return draft;
  throw refusedChange(
    'invoice_issued_already',
    {
      de: `Die Rechnung ist schon als ${draft.number} gestellt.`,
      en: `The invoice is issued already as ${draft.number}.`,
    },
    { de: 'Korrigieren Sie sie, statt sie erneut zu stellen.', en: 'Correct it instead of issuing it again.' },
    { number: draft.number },
  );
}

async function keepIssued(tx: Sql, draft: Draft, model: InvoiceModel, files: RenderedInvoice, at: Date): Promise<void> {
  await tx.query(
    `update invoice set state = 'issued', number = $2, model = $3, issue_date = $4, due_date = $5, skonto_percent = $6, skonto_until = $7,
       skonto_amount = $8, xml = $9, pdf = $10, report = $11, issued_at = $12 where id = $1`,
    [
      draft.id,
      model.number,
      JSON.stringify(model),
      model.issueDate,
      model.dueDate,
      model.skonto?.percent ?? null,
      model.skonto?.until ?? null,
      model.skonto?.amount ?? null,
      JSON.stringify(files.xml),
      JSON.stringify(files.pdf),
      JSON.stringify(files.report),
      at,
    ],
  );
}

async function openItem(tx: Sql, draft: Draft, model: InvoiceModel): Promise<void> {
  const { skonto } = model;
  await tx.query(
    `insert into open_item (id, invoice_id, case_id, party_id, reference, amount, open, currency, due_date, skonto_percent, skonto_until, skonto_amount)
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11)`,
    [
      newId(),
      draft.id,
      draft.caseId,
      draft.partyId,
      model.reference ?? null,
      model.gross,
      model.currency,
      model.dueDate,
      skonto?.percent ?? null,
      skonto?.until ?? null,
      skonto?.amount ?? null,
    ],
  );
}
