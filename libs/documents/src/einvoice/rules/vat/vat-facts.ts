import type { XmlElement } from '../../../xml/xml-element.ts';
import type { SourceInvoice } from '../../source/source-invoice.ts';
import { readCiiVat } from './cii-vat.ts';
import type { Rate } from './rate-reader.ts';
import { readUblVat } from './ubl-vat.ts';

/** The category of tax of a line, an allowance or a charge. */
export interface TaxedPart {
  element: XmlElement;
  code: string;
  /** False for a category of another tax, or of none. */
  isVat: boolean;
  /** Undefined when there is none, or no number. */
  rate: Rate | undefined;
  hasRate: boolean;
  /** Whether it is an allowance or a charge; undefined for a line, or when the document does not say it. */
  charge?: boolean;
  /** False for what is inside a line: allowances on it, or lines below it. */
  ofDocument: boolean;
  /** What it adds to the taxable amount of its category, as it is written; undefined where nothing stands there. */
  amount: string | undefined;
}

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
  root: XmlElement;
  lines: TaxedPart[];
  allowances: TaxedPart[];
  groups: VatGroup[];
  parties: VatParties;
  /** Whether the document has a line at all. */
  hasLines: boolean;
  /** The codes of all categories that the document names. */
  codes: ReadonlySet<string>;
}

const facts = new WeakMap<SourceInvoice, VatFacts>();

/** The facts of an invoice, gathered when the first rule asks for them. */
export function vatFacts(invoice: SourceInvoice): VatFacts {
  const known = facts.get(invoice);
  if (known) return known;
  const read = invoice.syntax === 'cii' ? readCiiVat(invoice.root) : readUblVat(invoice.root);
  const codes = new Set<string>();
  for (const parts of [read.lines, read.allowances, read.groups]) for (const { code } of parts) codes.add(code);
  const made = { ...read, codes };
  facts.set(invoice, made);
  return made;
}
