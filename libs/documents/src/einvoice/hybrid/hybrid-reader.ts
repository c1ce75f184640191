import { requireBytes } from '../../input/byte-input.ts';
import { embeddedFiles, metadataOf, type EmbeddedPdfFile } from './pdf-file/embedded-files.ts';
import { pdfFault } from './pdf-file/pdf-faults.ts';
import { PdfFile } from './pdf-file/pdf-file.ts';

/** What a hybrid invoice carries. */
export interface HybridContent {
  /** The name of the embedded invoice: `factur-x.xml`. */
  name: string;
  /** The embedded invoice as it is. */
  xml: Uint8Array;
  /** The profile that the metadata of the PDF claim: `EN 16931`. */
  claimedProfile?: string;
  /** The names of the other embedded files. */
  otherFiles: string[];
}

/** How Factur-X, ZUGFeRD and XRechnung name the embedded invoice, the newest convention first; case was never sure. */
const invoiceNames = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/** Whether bytes are a PDF; its header may stand behind something else, but XML that mentions one is none. */
export function isPdf(bytes: Uint8Array): boolean {
  requireBytes(bytes);
  const begin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  return begin.includes('%PDF-') && !/^(\xef\xbb\xbf)?\s*</.test(begin);
}

/**
 * Takes the electronic invoice out of a ZUGFeRD, Factur-X or XRechnung PDF.
 * @throws DocumentError `einvoice.pdf_broken`, `pdf_encrypted`, `pdf_filter_unknown`, `pdf_too_large`, `pdf_without_invoice`.
 */
export function readHybridPdf(bytes: Uint8Array): HybridContent {
  requireBytes(bytes);
  const pdf = new PdfFile(bytes);
  const files = embeddedFiles(pdf);
  const invoice = namedInvoice(files) ?? onlyInvoice(files);
  if (invoice === undefined) throw pdfFault('pdf_without_invoice', { files: files.length });
  const claimedProfile = profileIn(metadataOf(pdf));
  return {
    name: invoice.name,
    xml: invoice.content(),
    ...(claimedProfile === undefined ? {} : { claimedProfile }),
    otherFiles: files.filter((file) => file !== invoice).map(({ name }) => name),
  };
}

function namedInvoice(files: readonly EmbeddedPdfFile[]): EmbeddedPdfFile | undefined {
  const named = invoiceNames.map((name) => files.find((file) => file.name.toLowerCase() === name));
  return named.find((file) => file !== undefined);
}

// Some programs choose names of their own; between several invoices nobody can choose.
function onlyInvoice(files: readonly EmbeddedPdfFile[]): EmbeddedPdfFile | undefined {
  const invoices = files.filter(({ name, content }) => /\.xml$/i.test(name) && beginsInvoice(content()));
  return invoices.length === 1 ? invoices[0] : undefined;
}

function beginsInvoice(bytes: Uint8Array): boolean {
  const begin = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /<(?:[\w.-]{1,40}:)?(?:CrossIndustryInvoice|CrossIndustryDocument|Invoice|CreditNote)[\s/>]/.test(begin);
}

// Written as an element or as an attribute, under a prefix of the writer's choice.
function profileIn(metadata: string): string | undefined {
  return /:ConformanceLevel\s{0,9}(?:>|=\s{0,9}["'])\s{0,9}([A-Z0-9][A-Z0-9 _-]{0,30})/.exec(metadata)?.[1]?.trim();
}
