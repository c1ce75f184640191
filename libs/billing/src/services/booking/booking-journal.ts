import { newId, type Sql } from '@belegfluss/store';
import type { BookingDraft } from '../../rules/booking-rules.ts';

/** What a booking proves: an issued document, an allocated payment, or money that belongs to no invoice yet. */
export type BookingOrigin = { invoiceId: string } | { allocationId: string } | { transactionId: string };

/** Writes rows into the ledger, where they wait for the next batch and never change. */
export async function keepBookings(
  tx: Sql,
  origin: BookingOrigin,
  place: { caseId: string; partyId: string },
  drafts: readonly BookingDraft[],
): Promise<void> {
  for (const draft of drafts) {
    await tx.query(
      `insert into booking (id, invoice_id, allocation_id, transaction_id, case_id, party_id, account, contra_account, side, amount,
         currency, rate, rate_source, base_amount, tax_key, document_date, document_field, text, cost_centre, due_date, service_date,
         skonto, skonto_account, general_reversal, eu_vat_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
      [
        newId(),
        'invoiceId' in origin ? origin.invoiceId : null,
        'allocationId' in origin ? origin.allocationId : null,
        'transactionId' in origin ? origin.transactionId : null,
        place.caseId,
        place.partyId,
        draft.account,
        draft.contraAccount,
        draft.side,
        draft.amount,
        draft.currency,
        draft.rate?.rate ?? null,
        draft.rate?.source ?? null,
        draft.baseAmount ?? null,
        draft.taxKey,
        draft.documentDate,
        draft.documentField,
        draft.text,
        draft.costCentre,
        draft.dueDate ?? null,
        draft.serviceDate ?? null,
        draft.skonto ?? null,
        draft.skontoAccount ?? null,
        draft.generalReversal,
        draft.euVatId ?? null,
      ],
    );
  }
}
