import type { Form } from '../../input/input-form.ts';
import { bytes, choice, day, decimal, list, moment, object, optional, text } from '../../input/input-form.ts';
import type { ZipEntry } from '../../encoding/stored-zip.ts';
import type { DocumentPackage, PackageDocument } from './document-package.ts';
import type { LedgerInvoice, LedgerLine, LedgerSkonto } from './ledger-invoice.ts';

const lineForm = object<LedgerLine>({
  amount: decimal,
  account: optional(text),
  taxKey: optional(text),
  taxRate: optional(decimal),
  costCentre1: optional(text),
  costCentre2: optional(text),
  costQuantity: optional(decimal),
  note: optional(text),
  text: optional(text),
});

const invoiceForm = object<LedgerInvoice>({
  direction: choice('receivable', 'payable'),
  invoiceNumber: text,
  invoiceDate: day,
  currency: text,
  lines: list(lineForm),
  partner: object<LedgerInvoice['partner']>({
    name: optional(text),
    city: optional(text),
    number: optional(text),
    account: optional(text),
    vatId: optional(text),
  }),
  deliveryDate: optional(day),
  orderNumber: optional(text),
  exchangeRate: optional(decimal),
  ownVatId: optional(text),
  shipFromCountry: optional(text),
  shipToCountry: optional(text),
  dueDate: optional(day),
  skonto: optional(list(object<LedgerSkonto>({ percent: decimal, amount: decimal, until: day }))),
  paymentTerm: optional(text),
  paidOn: optional(day),
  iban: optional(text),
  bic: optional(text),
});

const documentForm = object<PackageDocument>({
  guid: optional(text),
  description: optional(text),
  keywords: optional(text),
  invoice: optional(invoiceForm),
  files: list(object<ZipEntry>({ name: text, bytes })),
});

/** The form of a package for Belege online, as far as DATEV's schemas do not say it: lengths, digits and characters. */
export const packageForm: Form<DocumentPackage> = object<DocumentPackage>({
  createdAt: moment,
  company: text,
  system: text,
  description: optional(text),
  folders: optional(
    object<NonNullable<DocumentPackage['folders']>>({ receivable: optional(text), payable: optional(text) }),
  ),
  documents: list(documentForm),
});
