import type { XmlElement } from '../../../xml/xml-element.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { readCiiVat } from './cii-vat.ts';
import { lineTaxes } from './line-taxes.ts';
import type { Rate } from './rate-reader.ts';
import type { TaxedParts } from './taxed-parts.ts';
import { readUblVat } from './ubl-vat.ts';

/** A group of the breakdown of the tax (BG-23). */
export interface VatGroup {
  element: XmlElement;
  /** The element of the category: the group itself in CII. */
  category: XmlElement;
  code: string;
  isVat: boolean;
  rate: Rate | undefined;
  hasRate: boolean;
  taxable: XmlElement | undefined;
  tax: XmlElement | undefined;
  /** Whether there is a reason of the exemption, in words or as a code. */
  hasReason: boolean;
}

/** Who is registered for the tax, as far as the document says it. */
export interface VatParties {
  /** BT-31 or BT-32, whatever the scheme. */
  sellerAny: boolean;
  /** BT-31. */
  sellerVat: boolean;
  /** BT-63. */
  representativeVat: boolean;
  /** BT-48. */
  buyerVat: boolean;
  /** BT-47. */
  buyerLegal: boolean;
}

/** What the rules on the categories of the tax compare. */
export interface VatFacts {
  lines: readonly TaxedParts[];
  allowances: readonly TaxedParts[];
  groups: readonly VatGroup[];
  parties: VatParties;
}

/** The facts of an invoice with the codes of all categories that it names. */
export interface AllVatFacts extends VatFacts {
  codes: ReadonlySet<string>;
}

/** The facts of an invoice, gathered when the first rule asks for them. */
export function vatFacts(invoice: PlacedInvoice): AllVatFacts {
  return invoice.once(readFacts);
}

function readFacts(invoice: PlacedInvoice): AllVatFacts {
  const ofLines = invoice.ofLines(lineTaxes);
  const read = invoice.family === 'cii' ? readCiiVat(invoice, ofLines) : readUblVat(invoice, ofLines);
  const codes = new Set<string>();
  for (const parts of [read.lines, read.allowances, read.groups]) for (const { code } of parts) codes.add(code);
  return { ...read, codes };
}
