import { Decimal } from 'decimal.js';
import { isDecimal } from '../../decimal-text.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import { requireInput } from '../../input/input-check.ts';
import { choice, optional } from '../../input/input-form.ts';
import { writeXml } from '../../xml/xml-writer.ts';
import type { BindingNode } from '../binding/binding-node.ts';
import { bindings, namespaces } from '../binding/syntax.ts';
import { invoiceShape } from '../model/invoice-shape.ts';
import type { Invoice, SubInvoiceLine } from '../model/index.ts';
import { requireModel } from '../model/model-check.ts';
import type { InvoiceProfile } from '../profile.ts';
import { invoiceProfiles, profileOf, specificationIds } from '../profile.ts';
import { isOutside } from './profile-terms.ts';
import { BindingWriter } from './binding-writer.ts';
import type { ModelGroup } from './model-cursor.ts';
import type { SaidTerm } from './model-terms.ts';
import { placeOf, termsSaid } from './model-terms.ts';
import { notExpressible } from './writing-diagnostics.ts';

export { reducedTo } from './profile-terms.ts';

/** The billing process of Peppol, BT-23, which XRechnung uses as well. */
const billingProcess = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** Invoices of UBL that are credit notes by their type, BT-3 (UNTDID 1001). Source: EN 16931-3-2. */
const creditNotes = new Set(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532']);

/** Elements of CII that the schema demands, also when they say nothing. */
const demanded: ReadonlySet<string> = new Set([
  'ram:ApplicableHeaderTradeAgreement',
  'ram:ApplicableHeaderTradeDelivery',
]);

const profileForm = optional(choice(...invoiceProfiles));

/**
 * Writes the invoice in UBL 2.1, as a credit note when its type says so, in the element order of the schema, equal for equal
 * invoices. With a profile it claims that one and says nothing that it does not have; without, it claims what the invoice itself
 * says (BT-24). It writes what it is given: whether the rules accept it, `validateInvoice` says. What UBL has no place for, a
 * character that XML cannot hold, and what has not the types of the model (an amount or a day that is none) is thrown as a
 * `DocumentError` that names the fields.
 */
export function writeUbl(invoice: Invoice, profile?: InvoiceProfile): string {
  requireModel(invoice, 'types');
  requireInput(profileForm, profile, 'profile');
  const complete = claiming(withVatTotal(invoice), profile);
  return creditNotes.has(invoice.typeCode)
    ? written(bindings['ubl-credit-note'], 'cn', complete, profile)
    : written(bindings['ubl-invoice'], 'ubl', complete, profile);
}

/** Writes the invoice in CII D16B, as Factur-X and ZUGFeRD carry it; the rest is as with `writeUbl`. */
export function writeCii(invoice: Invoice, profile?: InvoiceProfile): string {
  requireModel(invoice, 'types');
  requireInput(profileForm, profile, 'profile');
  const isExtended = (profile ?? profileOf(invoice.specification ?? '')) === 'factur-x-extended';
  const lines = invoice.lines.map((line) => withGrossPrice(isExtended ? withStatus(line) : line));
  return written(bindings.cii, undefined, claiming({ ...withoutSameCurrency(invoice), lines }, profile), profile);
}

function claiming(invoice: Invoice, profile: InvoiceProfile | undefined): Invoice {
  if (!profile) return invoice;
  const isXrechnungOrPeppol = /^(xrechnung|peppol)/.test(profile);
  const process = invoice.process ?? (isXrechnungOrPeppol ? billingProcess : undefined);
  return { ...invoice, specification: specificationIds[profile], ...(process === undefined ? {} : { process }) };
}

// The schema of UBL demands a total, BT-110, around the breakdown of VAT; it is the sum of its parts (BR-CO-14). Where
// one of them is missing there is none; the validator finds it.
function withVatTotal(invoice: Invoice): Invoice {
  const { totals, vatBreakdown } = invoice;
  const parts = vatBreakdown.map(({ taxAmount = '' }) => taxAmount);
  if (totals.vat !== undefined || parts.length === 0 || !parts.every(isDecimal)) return invoice;
  const vat = parts.reduce((sum, part) => sum.plus(part), new Decimal(0));
  return { ...invoice, totals: { ...totals, vat: vat.toFixed() } };
}

// By the norm BT-6 goes together with BT-111, for accounts in another currency than the invoice. The same currency twice says no more than
// once: UBL allows it, CII does not (BR-53).
function withoutSameCurrency(invoice: Invoice): Invoice {
  const { vatCurrency, ...others } = invoice;
  return vatCurrency === invoice.currency && invoice.totals.vatInAccountingCurrency === undefined ? others : invoice;
}

// A discount on a price, BT-147, stands at the gross price in CII, which is the net price before it (BT-146 = BT-148 - BT-147).
function withGrossPrice<T extends SubInvoiceLine>(line: T): T {
  const { price = '', priceDiscount, grossPrice } = line;
  const subLines = line.subLines && { subLines: line.subLines.map((each) => withGrossPrice(each)) };
  const isDerived = priceDiscount !== undefined && grossPrice === undefined && isDecimal(priceDiscount);
  if (!isDerived || !isDecimal(price)) return { ...line, ...subLines };
  return { ...line, ...subLines, grossPrice: new Decimal(price).plus(priceDiscount).toFixed() };
}

// EXTENDED wants to know of lines above and below each other which ones count: sub lines that do not say it explain the line around them.
function withStatus<T extends SubInvoiceLine>(line: T, own?: string): T {
  if (!line.subLines && own === undefined) return line;
  const statusReason = line.extended?.statusReason ?? own ?? 'DETAIL';
  const inner = statusReason === 'GROUP' ? 'DETAIL' : 'INFORMATION';
  const subLines = line.subLines && { subLines: line.subLines.map((each) => withStatus(each, inner)) };
  return { ...line, extended: { ...line.extended, statusReason }, ...subLines };
}

function written(binding: BindingNode, main: string | undefined, invoice: Invoice, profile?: InvoiceProfile): string {
  const format = main === undefined ? 'CII' : 'UBL';
  const fields = { ...invoice };
  const root: ModelGroup = { group: 'BG-0', shape: invoiceShape, fields, source: fields };
  const writer = new BindingWriter(invoice, demanded);
  const content = binding.children.flatMap((child) => writer.write(child, [root]));
  const claimed = profile ?? profileOf(invoice.specification ?? '');
  const refused: Diagnostic[] = [];
  for (const said of termsSaid(invoiceShape, fields)) {
    const isForeign = profile && isForeignTo(profile, said);
    // Without the profile, lines of a tree would all count alike.
    const isTree = format === 'CII' && claimed !== 'factur-x-extended' && said.around.includes('.subLines[');
    if (isForeign) refused.push(notExpressible(said.term, profile, placeOf(said)));
    else if (isTree || !writer.hasWritten(said.source, said.term))
      refused.push(notExpressible(said.term, format, placeOf(said)));
  }
  if (refused.length > 0) throw new DocumentError(refused);
  const name = main === undefined ? binding.name : (binding.name.split(':')[1] ?? binding.name);
  return writeXml({ name, content, attributes: declarations(main) });
}

// A sub line has the terms of a line, so its place tells it.
function isForeignTo(profile: InvoiceProfile, { term, around, isFurther }: SaidTerm): boolean {
  if (isFurther && profile !== 'factur-x-extended') return true;
  return isOutside(profile, term) || (isOutside(profile, 'BG-DEX-01') && around.includes('.subLines['));
}

/** The main namespace of UBL has no prefix, those of CII all have one. */
function declarations(main: string | undefined): Record<string, string> {
  const prefixes = main === undefined ? ['rsm', 'ram', 'qdt', 'udt'] : ['cac', 'cbc'];
  const prefixed = prefixes.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix] ?? '']);
  return Object.fromEntries(main === undefined ? prefixed : [['xmlns', namespaces[main] ?? ''], ...prefixed]);
}
