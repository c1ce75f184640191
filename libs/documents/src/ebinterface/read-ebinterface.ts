import type { Diagnostic } from '../diagnostic.ts';
import { DocumentError } from '../diagnostic.ts';
import type { Invoice, InvoiceNote, PrecedingInvoice } from '../einvoice/model/index.ts';
import { withoutUndefined } from '../present-values.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { textAt } from '../xml/xml-element.ts';
import { readXmlTree } from '../xml/xml-tree.ts';
import { invoiceKeys } from './additional-information.ts';
import { typeCodeOf } from './document-kinds.ts';
import { ebInterfaceDiagnostic } from './ebinterface-faults.ts';
import { ElementReader } from './element-reader.ts';
import { readAllowances, readBreakdown, readTotals } from './read-amounts.ts';
import { readLine } from './read-line.ts';
import { readDelivery } from './read-delivery.ts';
import { readInformation } from './read-information.ts';
import { readBuyer, readSeller } from './read-party.ts';
import { readPayments, readTerms } from './read-payment.ts';

/** An invoice that was read from ebInterface. */
export interface ReadEbInterface {
  invoice: Invoice;
  version: '6.0' | '6.1';
  /** What of the file is not in the invoice, each with its place; warnings only. */
  diagnostics: Diagnostic[];
}

const versions: ReadonlyMap<string, ReadEbInterface['version']> = new Map([
  ['http://www.ebinterface.at/schema/6p0/', '6.0'],
  ['http://www.ebinterface.at/schema/6p1/', '6.1'],
]);

/**
 * Reads an invoice of ebInterface 6.0 or 6.1 into the model of EN 16931. The sums that the format does not write are added up;
 * additional information under a key that we do not know becomes a note of the invoice or an attribute of its line.
 * @throws DocumentError with places: no well-formed XML, another format, elements that lack, numbers or dates that are none.
 */
export function readEbInterface(bytes: Uint8Array): ReadEbInterface {
  const root = readXmlTree(bytes);
  const version = root.name === 'Invoice' ? versions.get(root.namespace) : undefined;
  if (!version) {
    const place = { path: root.path, line: root.line, column: root.column };
    throw new DocumentError([ebInterfaceDiagnostic('version_unknown', place, { namespace: root.namespace })]);
  }
  const reader = new ElementReader();
  const invoice = invoiceOf(root, reader);
  if (reader.faults.length > 0) throw new DocumentError(reader.faults);
  return { invoice, version, diagnostics: reader.unread(root) };
}

function invoiceOf(root: XmlElement, reader: ElementReader): Invoice {
  const issueDate = reader.requiredDate(root, 'InvoiceDate');
  const cancelled = reader.child(root, 'CancelledOriginalDocument');
  const recipient = reader.section(root, 'InvoiceRecipient');
  const details = reader.section(root, 'Details');
  const lists = reader.children(details, 'ItemList');
  const items = lists.flatMap((list) => reader.children(list, 'ListLineItem'));
  const order =
    reader.text(reader.child(recipient, 'OrderReference'), 'OrderID') ??
    textAt(items[0], 'InvoiceRecipientsOrderReference/OrderID');
  const lines = items.map((line, index) => readLine(line, index, order, reader));
  const information = readInformation(root, invoiceKeys, reader);
  const reductions = reader.child(root, 'ReductionAndSurchargeDetails');
  const allowances = readAllowances(reductions, 'Reduction', reader);
  const charges = readAllowances(reductions, 'Surcharge', reader);
  const vatBreakdown = readBreakdown(reader.section(root, 'Tax'), reader);
  const conditions = reader.child(root, 'PaymentConditions');
  return withoutUndefined({
    number: reader.required(root, 'InvoiceNumber'),
    issueDate,
    typeCode: typeCodeOf(root.attributes['DocumentType'] ?? '', cancelled !== undefined),
    currency: reader.attribute(root, 'InvoiceCurrency'),
    dueDate: reader.date(conditions, 'DueDate'),
    purchaseOrderReference: order,
    ...information.known,
    paymentTerms: readTerms(conditions, issueDate, reader),
    notes: [
      ...texts(root, ['Comment'], reader),
      ...[details, ...lists].flatMap((each) => texts(each, ['HeaderDescription', 'FooterDescription'], reader)),
      ...information.other.map(({ name, value }) => ({ text: name === '' ? value : `${name}: ${value}` })),
    ],
    precedingInvoices: [...(cancelled ? [cancelled] : []), ...reader.children(root, 'RelatedDocument')].map((each) =>
      precedingOf(each, reader),
    ),
    seller: readSeller(reader.section(root, 'Biller'), reader),
    buyer: readBuyer(recipient, reader),
    ...readDelivery(root, information.period, reader),
    payments: readPayments(root, reader),
    allowances,
    charges,
    totals: readTotals(root, { lines, allowances, charges, vatBreakdown }, reader),
    vatBreakdown,
    lines,
    thirdPartyPayments: thirdPartyPayments(details, reader),
  });
}

function texts(element: XmlElement, names: readonly string[], reader: ElementReader): InvoiceNote[] {
  return names.flatMap((name) => reader.children(element, name)).flatMap(({ text }) => (text === '' ? [] : [{ text }]));
}

function precedingOf(element: XmlElement, reader: ElementReader): PrecedingInvoice {
  return withoutUndefined({
    number: reader.required(element, 'InvoiceNumber'),
    issueDate: reader.date(element, 'InvoiceDate'),
  });
}

function thirdPartyPayments(details: XmlElement, reader: ElementReader): Invoice['thirdPartyPayments'] {
  const items = reader.children(details, 'BelowTheLineItem');
  if (items.length === 0) return undefined;
  return items.map((item) => ({
    type: reader.text(item, 'Reason') ?? '',
    amount: reader.requiredDecimal(item, 'LineItemAmount'),
    description: reader.required(item, 'Description'),
  }));
}
