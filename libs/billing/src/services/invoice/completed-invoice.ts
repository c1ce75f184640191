import { businessDay } from '@belegfluss/calendar';
import { makeCreditorReference } from '@belegfluss/documents';
import type { Sql } from '@belegfluss/store';
import { dueDate } from '../../rules/invoices/due-date.ts';
import { exact } from '../../rules/money.ts';
import { skontoOffer } from '../../rules/payments/skonto.ts';
import { checkBuyer } from '../../rules/invoices/tax-case.ts';
import type { BillingSettings, SellerBankAccount } from '../../settings/billing-settings.ts';
import { BASE_CURRENCY } from '../../settings/exchange-rate.ts';
import { USUAL_INVOICE_FORMAT } from '../../settings/invoice-format.ts';
import { unknownRecord } from '../billing-errors.ts';
import { partyById } from '../contract/party-directory.ts';
import { drawNumber } from '../number-draw.ts';
import type { DraftModel, InvoiceKind, InvoiceModel, PrecedingInvoice } from './invoice-model.ts';

/** A draft as it is kept. */
export interface Draft {
  id: string;
  caseId: string;
  partyId: string;
  kind: InvoiceKind;
  model: DraftModel;
  reason: string | null;
}

/** A draft with everything that is only known on the day of issue; the number is drawn last, so that it is locked for the shortest time. */
export async function completedInvoice(
  tx: Sql,
  settings: BillingSettings,
  draft: Draft,
  at: Date,
  preceding: PrecedingInvoice | undefined,
): Promise<InvoiceModel> {
  const buyer = await partyById(tx, draft.partyId);
  if (buyer === undefined) throw unknownRecord('case', draft.caseId);
  // Taking back is always allowed.
  if (draft.kind === 'invoice') checkBuyer(draft.model.taxCase, buyer, settings.seller.country);
  const issueDate = businessDay(at);
  const { gross, currency, paymentTerm } = draft.model;
  const forPayment = draft.kind === 'invoice' && exact(gross).gt(0);
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

/** In which language a customer of a country reads. */
export function languageFor(settings: BillingSettings, country: string): 'de' | 'en' {
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
