import type { InvoiceModel } from './invoice-model.ts';

/** The sentences of a document in its customer's language, beside the labels that every invoice has. */
export interface InvoiceWords {
  /** Only where nothing is to be paid; else due date and Skonto speak for themselves. */
  paymentTerms?: string;
  notes: string[];
  discount: string;
}

/** Writes what has to be said about the invoice that a document takes back or replaces. */
export function invoiceWords(model: InvoiceModel): InvoiceWords {
  return model.language === 'de' ? german(model) : english(model);
}

function german({ kind, preceding, reason }: InvoiceModel): InvoiceWords {
  const discount = 'Rabatt';
  if (preceding === undefined) return { notes: [], discount };
  const earlier = `Rechnung ${preceding.number} vom ${preceding.issueDate.split('-').toReversed().join('.')}. Grund: ${reason ?? '–'}`;
  if (kind !== 'cancellation') return { notes: [`Ersetzt die ${earlier}`], discount };
  return {
    paymentTerms: 'Der Betrag wird mit der stornierten Rechnung verrechnet.',
    notes: [`Storno der ${earlier}`],
    discount,
  };
}

function english({ kind, preceding, reason }: InvoiceModel): InvoiceWords {
  const discount = 'Discount';
  if (preceding === undefined) return { notes: [], discount };
  const earlier = `invoice ${preceding.number} of ${preceding.issueDate}. Reason: ${reason ?? '–'}`;
  if (kind !== 'cancellation') return { notes: [`Replaces ${earlier}`], discount };
  return {
    paymentTerms: 'The amount is set off against the cancelled invoice.',
    notes: [`Cancels ${earlier}`],
    discount,
  };
}
