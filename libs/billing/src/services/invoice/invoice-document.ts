import {
  formatIban,
  hybridInvoice,
  renderInvoicePdf,
  reportPdf,
  validateInvoice,
  writeCii,
  writeUbl,
  type Finding,
  type Invoice,
  type Letterhead,
  type ValidationReport,
} from '@belegfluss/documents';
import type { FileRef, FileStore } from '@belegfluss/sdk';
import type { ExchangeRate } from '../../rules/booking-rules.ts';
import { withDiagnostics } from '../document-errors.ts';
import { toEInvoice } from './einvoice-mapping.ts';
import type { InvoiceFormat } from '../../settings/invoice-format.ts';
import type { InvoiceModel } from './invoice-model.ts';

/** The files of an issued document and what the check said about it on that day. */
export interface RenderedInvoice {
  xml: FileRef;
  pdf: FileRef;
  /** Findings and releases of the rules, and the same as a page for people. */
  report: ValidationReport & { file: FileRef };
}

/** What a document is written with beside its model. */
export interface RenderingTerms {
  /** Needed where German tax is shown in a foreign currency. */
  rate: ExchangeRate | undefined;
  /** The moment of issue, which the report bears as that of the check. */
  at: Date;
  /** The language of our own books. */
  reportLanguage: 'de' | 'en';
  /** What is thrown for a document that breaks rules. */
  refusal(errors: Finding[]): Error;
}

/**
 * Writes the electronic invoice and its PDF: an XRechnung with a letter beside it, or a letter that carries its XML (ZUGFeRD).
 * Throws the refusal where the validator finds an error, before anything is stored.
 */
export async function renderInvoice(
  model: InvoiceModel,
  { rate, at, reportLanguage, refusal }: RenderingTerms,
  files: FileStore,
): Promise<RenderedInvoice> {
  const invoice = toEInvoice(model, rate);
  const xml = new TextEncoder().encode(await withDiagnostics(() => WRITERS[model.format](invoice)));
  const report = validateInvoice(xml);
  if (!report.valid) throw refusal(report.findings.filter(({ severity }) => severity === 'error'));
  const name = model.number.replace(/[^\w.-]/g, '-');
  const pdf = await withDiagnostics(() =>
    renderInvoicePdf({
      invoice,
      language: model.language,
      letterhead: letterheadOf(model),
      ...(model.format === 'zugferd' ? { electronic: hybridInvoice(xml) } : {}),
    }),
  );
  const subject = {
    checkedAt: at.toISOString(),
    file: `${name}.xml`,
    number: model.number,
    seller: model.seller.name,
    buyer: model.buyer.name,
  };
  const page = await reportPdf(report, subject, reportLanguage);
  return {
    xml: await files.put(xml, `${name}.xml`, 'application/xml'),
    pdf: await files.put(pdf, `${name}.pdf`, 'application/pdf'),
    report: {
      ...report,
      file: await files.put(page, `${name}-${REPORT_NAMES[reportLanguage]}.pdf`, 'application/pdf'),
    },
  };
}

/** The profile EN 16931 of ZUGFeRD is the one that every recipient takes. */
const WRITERS: Record<InvoiceFormat, (invoice: Invoice) => string> = {
  xrechnung: (invoice) => writeUbl(invoice, 'xrechnung'),
  zugferd: (invoice) => writeCii(invoice, 'en16931'),
};

const REPORT_NAMES = { de: 'Pruefbericht', en: 'validation-report' };

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
