import type { Sql } from '@belegfluss/store';
import { cancelledLines, type BillableLine, type PricedLine } from '../../rules/invoices/invoice-totals.ts';
import { sameAmount } from '../../rules/money.ts';
import { refusedChange, unknownRecord } from '../billing-errors.ts';
import type { BillingRoom } from '../billing-room.ts';
import { once, type Effect } from '../effect-journal.ts';
import { draftModel, keepDraft, type DraftPlace } from './invoice-drafts.ts';
import { issueDraft, issuing, type IssuedInvoice } from './invoice-issue.ts';
import type { InvoiceModel } from './invoice-model.ts';
import { endOverdue } from './overdue.ts';

/** What was wrong, and how the lines should have been. */
export interface CorrectionRequest {
  number: string;
  reason: string;
  lines: BillableLine[];
}

interface OriginalRow {
  id: string;
  number: string;
  kind: string;
  issueDate: string;
  caseId: string;
  contractId: string;
  partyId: string;
  model: InvoiceModel;
  cancelled: boolean;
  amount: string;
  open: string;
}

/**
 * Takes an issued invoice back by a cancellation with negative amounts and issues the corrected one, both or none.
 * Refused for what is cancelled already, and for an invoice on which money arrived.
 */
export function correctInvoice(
  room: BillingRoom,
  request: CorrectionRequest,
  effect: Effect,
): Promise<{ cancellation: IssuedInvoice; replacement: IssuedInvoice }> {
  return issuing(() =>
    once(room.db, 'invoice.correct', effect, async (tx) => {
      const original = await lockedOriginal(tx, request.number);
      checkCorrectable(original);
      const preceding = { number: original.number, issueDate: original.issueDate };
      const place = {
        caseId: original.caseId,
        contractId: original.contractId,
        partyId: original.partyId,
        reason: request.reason,
      };
      const issue = async (
        own: Pick<DraftPlace, 'effectKey' | 'kind' | 'cancels' | 'replaces'>,
        lines: BillableLine[],
      ) => {
        const model = draftModel(room.settings, { ...original.model, lines }, original.model.currency);
        const draftId = await keepDraft(tx, { ...place, ...own }, model, effect.at);
        return issueDraft(tx, room, draftId, { ...effect, preceding });
      };
      const taken = cancelledLines(original.model.lines.map(billableAsIssued));
      const cancellation = await issue(
        { effectKey: `${effect.key}/cancellation`, kind: 'cancellation', cancels: original.id },
        taken,
      );
      await tx.query('update open_item set open = 0, cancelled_by = $2 where invoice_id = $1', [
        original.id,
        cancellation.invoiceId,
      ]);
      await endOverdue(tx, original.caseId);
      const replacement = await issue(
        { effectKey: `${effect.key}/replacement`, kind: 'invoice', replaces: original.id },
        request.lines,
      );
      return { cancellation, replacement };
    }),
  );
}

async function lockedOriginal(tx: Sql, number: string): Promise<OriginalRow> {
  const [original] = await tx.query<OriginalRow>(
    `select i.id, i.number, i.kind, i.issue_date::text as "issueDate", i.case_id as "caseId", i.contract_id as "contractId",
       i.party_id as "partyId", i.model, o.amount, o.open, o.cancelled_by is not null as cancelled
     from invoice i join open_item o on o.invoice_id = i.id where i.number = $1 for update`,
    [number],
  );
  if (original === undefined) throw unknownRecord('invoice', number);
  return original;
}

function checkCorrectable(original: OriginalRow): void {
  if (original.cancelled) {
    throw refusedChange(
      'invoice_cancelled_already',
      {
        de: `Die Rechnung ${original.number} ist schon storniert.`,
        en: `Invoice ${original.number} is cancelled already.`,
      },
      { de: 'Korrigieren Sie die Ersatzrechnung.', en: 'Correct the invoice that replaced it.' },
      { number: original.number },
    );
  }
  if (!sameAmount(original.amount, original.open)) {
    throw refusedChange(
      'invoice_has_payments',
      {
        de: `Auf die Rechnung ${original.number} ist schon Geld eingegangen.`,
        en: `Money has arrived on invoice ${original.number}.`,
      },
      {
        de: 'Erteilen Sie in der Buchhaltung eine Gutschrift: Eingegangenes Geld wird hier nicht von einer Rechnung gelöst.',
        en: 'Write a credit note in accounting: money that arrived is not taken off an invoice here.',
      },
      { number: original.number },
    );
  }
}

/** A priced line as it was given; the tax case is applied again and yields the same accounts. */
function billableAsIssued(line: PricedLine): BillableLine {
  const { taxation: _taxation, amount: _amount, discount: _discount, net: _net, ...billable } = line;
  return billable;
}
