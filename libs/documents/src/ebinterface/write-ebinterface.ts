import { DocumentError } from '../diagnostic.ts';
import type { Invoice, PrecedingInvoice } from '../einvoice/model/index.ts';
import { requireModel } from '../einvoice/model/model-check.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { writeXml, xml } from '../xml/xml-writer.ts';
import { information, invoiceKeys, periodInformation } from './additional-information.ts';
import { kindOf } from './document-kinds.ts';
import { FieldChecks } from './field-checks.ts';
import { reductionElements, taxElement, totalElements } from './write-amounts.ts';
import { lineElement } from './write-line.ts';
import { addressElement, billerElement, recipientElement } from './write-party.ts';
import { paymentConditionsElement, paymentMethodElement } from './write-payment.ts';

/** Namespace of ebInterface 6.1. */
const ebInterfaceNamespace = 'http://www.ebinterface.at/schema/6p1/';

/** Who made the file; it stands in its root. */
export interface EbInterfaceOptions {
  generatingSystem?: string;
}

/**
 * Writes an invoice in ebInterface 6.1, the Austrian format. Amounts are written as they are given; a price of more than four decimals
 * is given for more units. Attachments, a tax representative and sub lines have no place in the format and are refused.
 * @throws DocumentError naming every field that the format lacks or demands (`ebinterface.*`), or whose value is none of its type
 * (`document.input_invalid`).
 */
export function writeEbInterface(invoice: Invoice, options: EbInterfaceOptions = {}): string {
  requireModel(invoice, 'complete');
  const checks = new FieldChecks();
  checks.unsupported(invoice.documents, 'documents');
  checks.unsupported(invoice.taxRepresentative, 'taxRepresentative');
  checks.unsupported(invoice.payee?.identifiers, 'payee.identifiers');
  checks.unsupported(invoice.payee?.registrationIdentifier, 'payee.registrationIdentifier');
  const order = invoice.purchaseOrderReference ?? invoice.buyerReference;
  const { cancelled, related } = precedingInvoices(invoice);
  const root = xml(
    'Invoice',
    [
      xml('InvoiceNumber', checks.limited(checks.required(invoice.number, 'number'), 255, 'number')),
      xml('InvoiceDate', checks.required(invoice.issueDate, 'issueDate')),
      cancelled,
      ...related,
      ...additionalInformation(invoice),
      deliveryElement(invoice, checks),
      billerElement(invoice.seller, checks),
      recipientElement(invoice.buyer, order, checks),
      detailsElement(invoice, order, checks),
      reductionElements(invoice, checks),
      taxElement(invoice, checks),
      ...totalElements(invoice, checks),
      paymentMethodElement(invoice, checks),
      paymentConditionsElement(invoice, checks),
      xml('Comment', invoice.notes.map(({ text }) => text).join('\n')),
    ],
    {
      xmlns: ebInterfaceNamespace,
      GeneratingSystem: options.generatingSystem ?? 'Belegfluss',
      DocumentType: kindOf(invoice.typeCode),
      InvoiceCurrency: invoice.currency,
    },
  );
  if (checks.faults.length > 0) throw new DocumentError(checks.faults);
  return writeXml(root);
}

/** A correction names what it cancels, for which a date is required; any other earlier invoice is a related one. */
function precedingInvoices(invoice: Invoice): { cancelled?: XmlNode; related: XmlNode[] } {
  const [first, ...others] = invoice.precedingInvoices;
  const isCancelled = invoice.typeCode === '384' && first?.issueDate !== undefined;
  const related = (isCancelled ? others : invoice.precedingInvoices).map((each) =>
    referenceElement('RelatedDocument', each),
  );
  return isCancelled ? { cancelled: referenceElement('CancelledOriginalDocument', first), related } : { related };
}

function referenceElement(name: string, { number, issueDate }: PrecedingInvoice): XmlNode {
  return xml(name, [xml('InvoiceNumber', number), xml('InvoiceDate', issueDate)]);
}

/** The buyer's reference stands as the order when there is no other, and then not a second time. */
function additionalInformation(invoice: Invoice): XmlNode[] {
  const fields = Object.entries(invoiceKeys)
    .filter(([, field]) => field !== 'buyerReference' || invoice.purchaseOrderReference !== undefined)
    .map(([key, field]) => information(key, invoice[field]));
  return [...fields, ...(inDelivery(invoice) ? [] : periodInformation(invoice.period))];
}

/** A delivery has a date or a period of two days: the period is elsewhere when there is a date, or one day of it only. */
const inDelivery = ({ delivery, period }: Invoice): boolean =>
  delivery?.date === undefined && period?.start !== undefined && period.end !== undefined;

function deliveryElement(invoice: Invoice, checks: FieldChecks): XmlNode | undefined {
  const { delivery, period, buyer } = invoice;
  const isPeriod = inDelivery(invoice);
  if (delivery?.address === undefined) checks.unsupported(delivery?.locationIdentifier, 'delivery.locationIdentifier');
  if (delivery?.date === undefined && !isPeriod && delivery?.address === undefined) return undefined;
  const location = delivery?.locationIdentifier;
  const identifier = location === undefined ? undefined : { address: location, scheme: delivery?.locationScheme ?? '' };
  return xml('Delivery', [
    isPeriod
      ? xml('Period', [xml('FromDate', period?.start), xml('ToDate', period?.end)])
      : xml('Date', checks.required(delivery?.date, 'delivery.date')),
    delivery?.address === undefined
      ? undefined
      : addressElement(
          {
            name: delivery.name ?? buyer.name,
            address: delivery.address,
            ...(identifier ? { electronicAddress: identifier } : {}),
          },
          'delivery',
          checks,
        ),
  ]);
}

/** The lines in one list, and claims of third parties below the sum. */
function detailsElement(invoice: Invoice, order: string | undefined, checks: FieldChecks): XmlNode {
  const lines = invoice.lines.map((line, index) => lineElement(line, index, order, checks));
  if (lines.length === 0) checks.required(undefined, 'lines');
  return xml('Details', [
    xml('ItemList', lines),
    ...(invoice.thirdPartyPayments ?? []).map(({ type, amount, description }) =>
      xml('BelowTheLineItem', [xml('Description', description), xml('LineItemAmount', amount), xml('Reason', type)]),
    ),
  ]);
}
