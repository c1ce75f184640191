import {
  checkInvoice,
  formatIban,
  renderInvoicePdf,
  ruleSetVersion,
  writeXRechnungUbl,
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

/** Writes XRechnung and PDF. Throws the check's diagnostics where it finds an error, before anything is stored. */
export async function renderInvoice(
  model: InvoiceModel,
  rate: ExchangeRate | undefined,
  files: FileStore,
): Promise<RenderedInvoice> {
  const invoice = toEInvoice(model, rate);
  const findings = checkInvoice(invoice);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new DiagnosticError(errors);
  const name = model.number.replace(/[^\w.-]/g, '-');
  const xml = await withDiagnostics(() => writeXRechnungUbl(invoice));
  const pdf = await withDiagnostics(() =>
    renderInvoicePdf({ invoice, language: model.language, letterhead: letterheadOf(model) }),
  );
  return {
    xml: await files.put(new TextEncoder().encode(xml), `${name}.xml`, 'application/xml'),
    pdf: await files.put(pdf, `${name}.pdf`, 'application/pdf'),
    report: { ruleSet: ruleSetVersion, findings },
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
