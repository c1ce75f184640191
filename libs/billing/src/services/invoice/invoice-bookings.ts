import { documentBookings, type BookingDraft, type ExchangeRate } from '../../rules/booking-rules.ts';
import { needsBuyerVatId } from '../../rules/invoices/tax-case.ts';
import { accountProfiles } from '../../settings/account-profile.ts';
import type { BillingSettings } from '../../settings/billing-settings.ts';
import type { InvoiceModel } from './invoice-model.ts';

/** How an issued document is booked: the debtor to the revenue accounts of its groups. */
export function invoiceBookings(
  settings: BillingSettings,
  model: InvoiceModel,
  rate: ExchangeRate | undefined,
): BookingDraft[] {
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
