import { newId, type Sql } from '@belegfluss/store';
import { invoiceTotals, type BillableLine } from '../../rules/invoices/invoice-totals.ts';
import { exact } from '../../rules/money.ts';
import type { PaymentTerm } from '../../rules/invoices/due-date.ts';
import { checkBuyer, lineTaxation, type TaxCase } from '../../rules/invoices/tax-case.ts';
import { accountProfiles } from '../../settings/account-profile.ts';
import type { BillingSettings } from '../../settings/billing-settings.ts';
import { refusedChange, unknownRecord } from '../billing-errors.ts';
import type { BillingRoom } from '../billing-room.ts';
import { checkAgreement, type AgreedAmounts } from '../contract/contract-agreement.ts';
import { once, type Effect } from '../effect-journal.ts';
import { checkCurrency } from './invoice-currency.ts';
import type { DraftModel, InvoiceKind } from './invoice-model.ts';

/** What is to be billed under a contract. */
export interface DraftRequest {
  contractId: string;
  lines: BillableLine[];
  paymentTerm: PaymentTerm;
  taxCase: TaxCase;
  buyerReference: string;
  serviceDate: string;
}

/** Where a draft belongs. */
export interface DraftPlace {
  effectKey: string;
  caseId: string;
  contractId: string;
  partyId: string;
  kind: InvoiceKind;
  /** For corrections: the invoice that is taken back or replaced, and why. */
  cancels?: string;
  replaces?: string;
  reason?: string;
}

/**
 * Computes and keeps a draft; it has no number and may still be thrown away. Asks where its sum is not what was agreed, unless an answer tells.
 * Throws what `checkCurrency` does.
 */
export function draftInvoice(
  { db, settings }: Pick<BillingRoom, 'db' | 'settings'>,
  request: DraftRequest,
  effect: Effect,
): Promise<{ invoiceId: string; net: string; tax: string; gross: string }> {
  return once(db, 'invoice.draft', effect, async (tx) => {
    const [contract] = await tx.query<
      AgreedAmounts & { caseId: string; partyId: string; currency: string; vatId: string | null }
    >(
      `select c.id as "caseId", c.party_id as "partyId", coalesce(k.currency, c.currency) as currency, p.vat_id as "vatId",
         k.key as "contractKey", k.amount as "contractAmount", c.amount as "dealAmount", c.currency as "dealCurrency"
       from contract k join case_file c on c.id = k.case_id join party p on p.id = c.party_id where k.id::text = $1`,
      [request.contractId],
    );
    if (contract === undefined) throw unknownRecord('contract', request.contractId);
    await checkCurrency(tx, contract.caseId, contract.currency);
    checkBuyer(request.taxCase, contract, settings.seller.country);
    const model = draftModel(settings, request, contract.currency);
    checkAgreement(contract, model, effect.answer);
    const place: DraftPlace = { ...contract, effectKey: effect.key, contractId: request.contractId, kind: 'invoice' };
    const { net, tax, gross } = model;
    return { invoiceId: await keepDraft(tx, place, model, effect.at), net, tax, gross };
  });
}

/** Prices lines under a tax case. */
export function draftModel(
  settings: BillingSettings,
  request: Omit<DraftRequest, 'contractId'>,
  currency: string,
): DraftModel {
  const { revenueByCategory } = accountProfiles[settings.chart];
  const taxed = request.lines.map((line) => ({
    ...line,
    taxation: lineTaxation(line, request.taxCase, revenueByCategory),
  }));
  const { paymentTerm, taxCase, buyerReference, serviceDate } = request;
  return { ...invoiceTotals(taxed, currency), currency, paymentTerm, taxCase, buyerReference, serviceDate };
}

/** Keeps a draft and returns its id. Throws `billing.invoice_negative` where an invoice would owe the customer money. */
export async function keepDraft(tx: Sql, place: DraftPlace, model: DraftModel, at: Date): Promise<string> {
  if (place.kind === 'invoice' && exact(model.gross).lessThan(0)) throw negativeInvoice(model);
  const id = newId();
  await tx.query(
    `insert into invoice (id, effect_key, case_id, contract_id, party_id, kind, state, model, net, tax, gross, currency, cancels, replaces, reason, created_at)
     values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      place.effectKey,
      place.caseId,
      place.contractId,
      place.partyId,
      place.kind,
      JSON.stringify(model),
      model.net,
      model.tax,
      model.gross,
      model.currency,
      place.cancels ?? null,
      place.replaces ?? null,
      place.reason ?? null,
      at,
    ],
  );
  return id;
}

function negativeInvoice({ gross, currency }: DraftModel): Error {
  return refusedChange(
    'invoice_negative',
    {
      de: `Die Positionen ergeben einen negativen Betrag: ${gross} ${currency}.`,
      en: `The lines come to a negative amount: ${gross} ${currency}.`,
    },
    {
      de: 'Prüfen Sie Rabatte und Mengen; Geld zurück gibt es nur über Storno oder Gutschrift.',
      en: 'Check discounts and quantities; money back takes a cancellation or a credit note.',
    },
    { gross, currency },
  );
}
