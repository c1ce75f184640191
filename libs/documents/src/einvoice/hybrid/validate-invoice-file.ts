import { DocumentError } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { invoiceXmlLimits } from '../../xml/xml-limits.ts';
import { sourceInvoice, syntaxOf } from '../source/index.ts';
import { unreadable } from '../validation/finding.ts';
import type { ValidationOptions, ValidationReport } from '../validation/index.ts';
import { validateDocument } from '../validation/validate-invoice.ts';
import { isPdf, readHybridPdf } from './hybrid-reader.ts';
import { pdfLimits } from './pdf-file/pdf-limits.ts';

/** No larger file is read as an invoice, whether XML or PDF. */
export const maximumInvoiceBytes = Math.max(invoiceXmlLimits.bytes, pdfLimits.file);

/** A file that was validated: what is to be said of its invoice, and by which names people know that. */
export interface ValidatedFile {
  report: ValidationReport;
  /** As the invoice says them (BT-1, BT-27, BT-44); nothing for a file that is no invoice. */
  about: { number?: string; seller?: string; buyer?: string };
}

/**
 * Validates an invoice as it arrives: UBL, CII, or a PDF that embeds one of them, which is judged by its XML alone. Never throws:
 * a file that cannot be read, or a PDF without an invoice, is a report with an error.
 */
export function validateInvoiceFile(bytes: Uint8Array, options: ValidationOptions = {}): ValidatedFile {
  try {
    const { report, root } = validateDocument(isPdf(bytes) ? readHybridPdf(bytes).xml : bytes, options);
    return { report, about: root ? namesIn(root) : {} };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { report: { ruleSets: [], valid: false, findings: error.diagnostics.map(unreadable) }, about: {} };
  }
}

function namesIn(root: XmlElement): ValidatedFile['about'] {
  if (!syntaxOf(root)) return {};
  const invoice = sourceInvoice(root);
  const name = <Key extends string>(key: Key, term: string): Partial<Record<Key, string>> => {
    const text = invoice.value(term)?.text.trim();
    return text ? ({ [key]: text } as Partial<Record<Key, string>>) : {};
  };
  return { ...name('number', 'BT-1'), ...name('seller', 'BT-27'), ...name('buyer', 'BT-44') };
}
