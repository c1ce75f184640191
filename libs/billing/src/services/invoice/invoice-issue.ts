import { businessDay } from '@belegfluss/calendar';
import type { Answer, FileRef, FileStore } from '@belegfluss/sdk';
import { newId, type Database, type Sql } from '@belegfluss/store';
import { makeCreditorReference, type Finding } from '@belegfluss/documents';
import { documentBookings, type BookingDraft, type ExchangeRate } from '../../rules/booking-rules.ts';
import { dueDate } from '../../rules/due-date.ts';
import { exact } from '../../rules/money.ts';
import { skontoOffer } from '../../rules/skonto.ts';
import { checkBuyer, needsBuyerVatId } from '../../rules/tax-case.ts';
import { accountProfiles } from '../../settings/account-profile.ts';
import { BASE_CURRENCY, exchangeRate } from '../../settings/exchange-rate.ts';
import { USUAL_INVOICE_FORMAT } from '../../settings/invoice-format.ts';
import type { BillingSettings, SellerBankAccount } from '../../settings/billing-settings.ts';
import { refusedChange, unknownRecord } from '../billing-errors.ts';
import { keepBookings } from '../booking/booking-journal.ts';
import { caseKey, markStage } from '../case-files.ts';
import { once } from '../effect-journal.ts';
import { invalidInvoice } from './invalid-invoice.ts';
import type { DraftModel, InvoiceKind, InvoiceModel, PrecedingInvoice } from './invoice-model.ts';
import { drawNumber } from '../number-draw.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { partyById } from '../contract/party-directory.ts';

/** What issuing needs: where to keep rows and files, and the company's settings. */
export interface BillingRoom {
  db: Database;
  settings: BillingSettings;
  files: FileStore;
}

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

interface DraftRow {
  id: string;
  caseId: string;
  partyId: string;
  kind: InvoiceKind;
  model: DraftModel;
  number: string | null;
  reason: string | null;
}

/** All issuing of this process, whoever asks for it. */
export const issuing = oneAtATime();

/**
 * Issues a draft: number without gaps, due date, Skonto, e-invoice and PDF, open item, bookings, in one transaction.
 * Asks finance where our check finds an error, and throws its findings where they stay after an answer; no number is used up then.
 */
export function issueInvoice(
  room: BillingRoom,
  effectKey: string,
  invoiceId: string,
  at: Date,
  answer?: Answer,
): Promise<IssuedInvoice> {
  return issuing(() =>
    once(room.db, { effectKey, action: 'invoice.issue', at }, (tx) => issueDraft(tx, room, invoiceId, { at, answer })),
  );
}

/** When a draft is issued, which invoice it takes back or replaces, and what a person said about its faults. */
export interface Issue {
  at: Date;
  preceding?: PrecedingInvoice | undefined;
  answer?: Answer | undefined;
}

/** The part of issuing that happens inside of a transaction; corrections issue two documents in one. */
export async function issueDraft(
  tx: Sql,
  room: BillingRoom,
  invoiceId: string,
  { at, preceding, answer }: Issue,
): Promise<IssuedInvoice> {
  const draft = await lockedDraft(tx, invoiceId);
  const model = await completed(tx, room.settings, draft, at, preceding);
  // A cancellation takes back in euros what the invoice brought, whatever the rate is today.
  const rateDay = model.kind === 'cancellation' && preceding ? preceding.issueDate : model.issueDate;
  const rate = exchangeRate(room.settings, model.currency, rateDay);
  const reportLanguage = languageFor(room.settings, room.settings.seller.country);
  const refusal = (errors: Finding[]) =>
    invalidInvoice({ caseId: draft.caseId, model, errors, language: reportLanguage }, answer);
  // What writes and judges documents is large, and who checks a flow or serves no invoices needs none of it.
  const { renderInvoice } = await import('./invoice-document.ts');
  const files = await renderInvoice(model, { rate, at, reportLanguage, refusal }, room.files);
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
  if (model.kind === 'invoice') await openItem(tx, draft, model);
  await keepBookings(tx, { invoiceId: draft.id }, draft, bookingsOf(room.settings, model, rate));
  await markStage(tx, draft.caseId, 'invoiced_at', at, at);
  if (model.kind === 'invoice' && exact(model.gross).isZero()) await markStage(tx, draft.caseId, 'paid_at', at, at);
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

async function lockedDraft(tx: Sql, invoiceId: string): Promise<DraftRow> {
  const [draft] = await tx.query<DraftRow>(
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
    { de: 'Korrigieren statt erneut stellen.', en: 'Correct it instead of issuing it again.' },
    { number: draft.number },
  );
}

/** Everything that is only known on the day of issue; the number is drawn last, so that it is locked for the shortest time. */
async function completed(
  tx: Sql,
  settings: BillingSettings,
  draft: DraftRow,
  at: Date,
  preceding: PrecedingInvoice | undefined,
): Promise<InvoiceModel> {
  const buyer = await partyById(tx, draft.partyId);
  if (buyer === undefined) throw unknownRecord('case', draft.caseId);
  // Taking back is always allowed.
  if (draft.kind === 'invoice') checkBuyer(draft.model.taxCase, buyer, settings.seller.country);
  const issueDate = businessDay(at);
  const { gross, currency, paymentTerm } = draft.model;
  const forPayment = draft.kind === 'invoice' && exact(gross).isPositive();
  const skonto = forPayment ? skontoOffer(gross, issueDate, paymentTerm, currency) : undefined;
  const pattern =
    (draft.kind === 'cancellation' ? settings.numberRanges.cancellation : undefined) ?? settings.numberRanges.invoice;
  const number = await drawNumber(tx, pattern, issueDate);
  const reference = makeCreditorReference(number);
  return {
    ...draft.model,
    kind: draft.kind,
    number,
    issueDate,
    dueDate: forPayment ? dueDate(issueDate, paymentTerm) : issueDate,
    language: languageFor(settings, buyer.country),
    format: buyer.invoiceFormat ?? settings.invoiceFormat ?? USUAL_INVOICE_FORMAT,
    seller: settings.seller,
    buyer,
    bankAccount: bankAccountFor(settings, currency),
    ...(reference === undefined ? {} : { reference }),
    ...(skonto === undefined ? {} : { skonto }),
    ...(preceding === undefined ? {} : { preceding }),
    ...(draft.reason === null ? {} : { reason: draft.reason }),
  };
}

async function openItem(tx: Sql, draft: DraftRow, model: InvoiceModel): Promise<void> {
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

function bookingsOf(settings: BillingSettings, model: InvoiceModel, rate: ExchangeRate | undefined): BookingDraft[] {
  const declared = needsBuyerVatId(model.taxCase.category) && model.buyer.vatId ? { euVatId: model.buyer.vatId } : {};
  const document = {
    ...declared,
    ...(rate === undefined ? {} : { rate }),
    ...(model.kind === 'invoice' || model.preceding === undefined ? {} : { clears: model.preceding.number }),
    kind: model.kind,
    number: model.number,
    debtor: model.buyer.debtorNumber,
    currency: model.currency,
    issueDate: model.issueDate,
    dueDate: model.dueDate,
    serviceDate: model.serviceDate,
    customerName: model.buyer.name,
  };
  return documentBookings(document, model.revenueGroups, accountProfiles[settings.chart].automaticRevenue);
}

function languageFor(settings: BillingSettings, country: string): 'de' | 'en' {
  return settings.languages[country] ?? 'en';
}

function bankAccountFor(settings: BillingSettings, currency: string): SellerBankAccount {
  const accounts = settings.seller.bankAccounts;
  const account =
    accounts.find((one) => one.currency === currency) ??
    accounts.find((one) => one.currency === BASE_CURRENCY) ??
    accounts[0];
  if (account === undefined) throw new Error('settings without a bank account passed the schema');
  return account;
}
