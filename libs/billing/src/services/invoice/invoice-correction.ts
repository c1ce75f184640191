import type { Sql } from '@belegfluss/store';
import { cancelledLines, type BillableLine, type PricedLine } from '../../rules/invoices/invoice-totals.ts';
import { sameAmount } from '../../rules/money.ts';
import { refusedChange, unknownRecord } from '../billing-errors.ts';
import type { BillingRoom } from '../billing-room.ts';
import { noteOpen } from '../case-files.ts';
import { once, type Effect } from '../effect-journal.ts';
import { draftModel, keepDraft, type DraftPlace } from './invoice-drafts.ts';
import { issueDraft, issuing, type IssuedInvoice } from './invoice-issue.ts';
import type { InvoiceModel } from './invoice-model.ts';
import { endOverdue } from './overdue.ts';

/** Which invoice is taken back, and why. */
export interface CancellationRequest {
  number: string;
  reason: string;
}

/** What was wrong, and how the lines should have been. */
export interface CorrectionRequest extends CancellationRequest {
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
 * Takes an issued invoice back by a cancellation with negative amounts; nothing takes its place. Refused for what is cancelled already, and
 * for an invoice on which money arrived.
 */
export function cancelInvoice(
  room: BillingRoom,
  { number, reason }: CancellationRequest,
  effect: Effect,
): Promise<IssuedInvoice> {
  return issuing(() =>
    once(room.db, 'invoice.cancel', effect, async (tx) => {
      const original = await correctable(tx, number);
      return issueCancellation(tx, room, { original, reason }, effect);
    }),
  );
}

/** Takes an issued invoice back as `cancelInvoice` does and issues the corrected one, both or none. */
export function correctInvoice(
  room: BillingRoom,
  { number, reason, lines }: CorrectionRequest,
  effect: Effect,
): Promise<{ cancellation: IssuedInvoice; replacement: IssuedInvoice }> {
  return issuing(() =>
    once(room.db, 'invoice.correct', effect, async (tx) => {
      const original = await correctable(tx, number);
      const correction = { original, reason };
      const cancellation = await issueCancellation(tx, room, correction, effect);
      const own = { effectKey: `${effect.key}/replacement`, kind: 'invoice', replaces: original.id } as const;
      const replacement = await issueAfter(tx, room, correction, own, lines, effect);
      return { cancellation, replacement };
    }),
  );
}

/** An invoice that is taken back, and why. */
interface Correction {
  original: OriginalRow;
  reason: string;
}

/** The item stays with nothing open on it, and the case is no longer late or waiting for money on its account. */
async function issueCancellation(
  tx: Sql,
  room: BillingRoom,
  correction: Correction,
  effect: Effect,
): Promise<IssuedInvoice> {
  const { id, caseId, model } = correction.original;
  const own = { effectKey: `${effect.key}/cancellation`, kind: 'cancellation', cancels: id } as const;
  const taken = cancelledLines(model.lines.map(billableAsIssued));
  const cancellation = await issueAfter(tx, room, correction, own, taken, effect);
  await tx.query('update open_item set open = 0, cancelled_by = $2 where invoice_id = $1', [
    id,
    cancellation.invoiceId,
  ]);
  await noteOpen(tx, caseId, effect.at);
  await endOverdue(tx, caseId);
  return cancellation;
}

/** Issues a document of these lines that names the original one. */
async function issueAfter(
  tx: Sql,
  room: BillingRoom,
  { original, reason }: Correction,
  own: Pick<DraftPlace, 'effectKey' | 'kind' | 'cancels' | 'replaces'>,
  lines: BillableLine[],
  effect: Effect,
): Promise<IssuedInvoice> {
  const { number, issueDate, caseId, contractId, partyId } = original;
  const model = draftModel(room.settings, { ...original.model, lines }, original.model.currency);
  const draftId = await keepDraft(tx, { caseId, contractId, partyId, reason, ...own }, model, effect.at);
  return issueDraft(tx, room, draftId, { ...effect, preceding: { number, issueDate } });
}

/** The issued invoice, locked. Throws where it may not be taken back. */
async function correctable(tx: Sql, number: string): Promise<OriginalRow> {
  const original = await lockedOriginal(tx, number);
  checkCorrectable(original);
  return original;
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
