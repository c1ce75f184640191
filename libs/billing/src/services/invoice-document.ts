import {
  formatIban,
  renderInvoicePdf,
  validateInvoice,
  writeUbl,
  type Finding,
  type Letterhead,
} from '@belegfluss/documents';
import { DiagnosticError, type FileRef, type FileStore } from '@belegfluss/sdk';
import type { ExchangeRate } from '../rules/booking-rules.ts';
import { withDiagnostics } from './document-errors.ts';
import { toEInvoice } from './einvoice-mapping.ts';
import type { InvoiceModel } from './invoice-model.ts';

/** The files of an issued document and what the check said about it on that day. */
export interface RenderedInvoice {
  xml: FileRef;
  pdf: FileRef;
  report: { ruleSet: string; findings: Finding[] };
}

/** Writes XRechnung and PDF. Throws the validator's findings where there is an error, before anything is stored. */
export async function renderInvoice(
  model: InvoiceModel,
  rate: ExchangeRate | undefined,
  files: FileStore,
): Promise<RenderedInvoice> {
  const invoice = toEInvoice(model, rate);
  const xml = new TextEncoder().encode(await withDiagnostics(() => writeUbl(invoice, 'xrechnung')));
  const { ruleSets, findings } = validateInvoice(xml);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new DiagnosticError(errors);
  const name = model.number.replace(/[^\w.-]/g, '-');
  const pdf = await withDiagnostics(() =>
    renderInvoicePdf({ invoice, language: model.language, letterhead: letterheadOf(model) }),
  );
  return {
    xml: await files.put(xml, `${name}.xml`, 'application/xml'),
    pdf: await files.put(pdf, `${name}.pdf`, 'application/pdf'),
    report: { ruleSet: ruleSets.map((set) => `${set.name} ${set.version}`).join(', '), findings },
  };
}

function letterheadOf({ seller, bankAccount }: InvoiceModel): Letterhead {
  const { contact } = seller;
  return {
    name: seller.name,
    senderLine: [seller.name, seller.street, `${seller.zip} ${seller.city}`].join(' · '),
    footer: [
      [seller.name, seller.street, `${seller.zip} ${seller.city}`],
      [contact.name, contact.phone, contact.email],
      [...(seller.registration === undefined ? [] : [seller.registration]), seller.vatId, seller.taxNumber],
      [bankAccount.bankName, formatIban(bankAccount.iban), bankAccount.bic],
    ],
  };
}
