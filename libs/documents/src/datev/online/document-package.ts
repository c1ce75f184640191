import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import type { ZipEntry } from '../../encoding/stored-zip.ts';
import { storedZip } from '../../encoding/stored-zip.ts';
import { requireInput } from '../../input/input-check.ts';
import { checkPackage } from './check-package.ts';
import { writeDocumentIndex } from './document-index.ts';
import { checkLedger } from './ledger-check.ts';
import type { LedgerInvoice } from './ledger-invoice.ts';
import { writeLedger } from './ledger-writer.ts';
import { packageForm } from './package-form.ts';

/** A document of a package: an invoice, files that show it, or both. */
export interface PackageDocument {
  /** The GUID under which DATEV keeps the files; bookings link to it by `BEDI "<GUID>"`. */
  guid?: string;
  /** Up to 40 characters. */
  description?: string;
  /** Up to 255 characters; shown as a note. */
  keywords?: string;
  invoice?: LedgerInvoice;
  files: ZipEntry[];
}

/** A package for DATEV Belege online. */
export interface DocumentPackage {
  /** Date and time of writing, `2026-11-21T10:15:00`, in the office's own time. */
  createdAt: string;
  /** Who hands the data over, up to 40 characters; DATEV shows it as sender. */
  company: string;
  /** The program that wrote the data, up to 40 characters. */
  system: string;
  description?: string;
  /** How the client's invoice folders are called, where not as DATEV proposes. */
  folders?: { receivable?: string; payable?: string };
  documents: PackageDocument[];
}

/**
 * Writes a package for DATEV's XML interface online (document 6.0, ledger 6.0): `document.xml`, the ledger rows of each invoice,
 * and the files, as a ZIP archive; equal input gives equal bytes. Whatever DATEV would refuse is thrown as one `DocumentError`.
 */
export function writeDocumentPackage(content: DocumentPackage): Uint8Array {
  requireInput(packageForm, content, 'package');
  const findings: Diagnostic[] = [
    ...checkPackage(content),
    ...content.documents.flatMap(({ invoice }, index) =>
      invoice ? checkLedger(invoice, `documents[${index}].invoice`) : [],
    ),
  ];
  if (findings.length > 0) throw new DocumentError(findings);
  const encoder = new TextEncoder();
  const ledgers = content.documents.flatMap(({ invoice }, index): ZipEntry[] =>
    invoice ? [{ name: ledgerFileName(index), bytes: encoder.encode(writeLedger(invoice, content)) }] : [],
  );
  const index = { name: 'document.xml', bytes: encoder.encode(writeDocumentIndex(content, ledgerFileName)) };
  return storedZip([index, ...ledgers, ...content.documents.flatMap(({ files }) => files)]);
}

/** The ledger rows of the document at this 0-based place. */
function ledgerFileName(index: number): string {
  return `Rechnungsdaten_${String(index + 1).padStart(4, '0')}.xml`;
}
