import type { XmlNode } from '../xml/xml-writer.ts';
import { writeXml, xml } from '../xml/xml-writer.ts';
import type { Invoice, PayeeAccount, PrecedingInvoice, VatBreakdown } from './invoice.ts';
import { writePaymentTerms } from './payment-terms.ts';
import { lineNode } from './ubl-line.ts';
import { buyerNode, sellerNode } from './ubl-party.ts';
import { amountNode, periodNode, vatScheme } from './ubl-values.ts';

/** Specification identifier, BT-24, of XRechnung 3.0. */
export const xrechnungCustomization = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

/** Business process type, BT-23: the billing process of Peppol, which XRechnung uses as well. */
export const billingProfile = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

const namespaces = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/**
 * Writes the invoice as XRechnung 3.0 in UBL 2.1, in the element order of the schema, equal for equal invoices.
 * It writes what it is given: `checkInvoice` says whether the rules accept it. A character that XML cannot hold is thrown
 * as a `DocumentError`.
 */
export function writeXRechnungUbl(invoice: Invoice): string {
  return writeXml(
    xml(
      'Invoice',
      [...headNodes(invoice), ...partyNodes(invoice), ...paymentNodes(invoice), ...amountNodes(invoice)],
      namespaces,
    ),
  );
}

function headNodes(invoice: Invoice): (XmlNode | undefined)[] {
  return [
    xml('cbc:CustomizationID', xrechnungCustomization),
    xml('cbc:ProfileID', billingProfile),
    xml('cbc:ID', invoice.number),
    xml('cbc:IssueDate', invoice.issueDate),
    xml('cbc:DueDate', invoice.dueDate),
    xml('cbc:InvoiceTypeCode', invoice.typeCode),
    ...invoice.notes.map((note) => xml('cbc:Note', note)),
    xml('cbc:DocumentCurrencyCode', invoice.currency),
    xml('cbc:TaxCurrencyCode', invoice.vatCurrency),
    xml('cbc:BuyerReference', invoice.buyerReference),
    periodNode(invoice.period),
    orderNode(invoice),
    ...invoice.precedingInvoices.map(precedingNode),
    reference('cac:ContractDocumentReference', invoice.contractReference),
    reference('cac:ProjectReference', invoice.projectReference),
  ];
}

// A sales order reference alone still needs the element for the buyer's order, which the rules of EN 16931 read as text.
function orderNode(invoice: Invoice): XmlNode | undefined {
  if (!invoice.purchaseOrderReference && !invoice.salesOrderReference) return undefined;
  return xml('cac:OrderReference', [
    xml('cbc:ID', invoice.purchaseOrderReference ?? 'NA'),
    xml('cbc:SalesOrderID', invoice.salesOrderReference),
  ]);
}

function precedingNode(preceding: PrecedingInvoice): XmlNode {
  const document = [xml('cbc:ID', preceding.number), xml('cbc:IssueDate', preceding.issueDate)];
  return xml('cac:BillingReference', [xml('cac:InvoiceDocumentReference', document)]);
}

function reference(name: string, id: string | undefined): XmlNode {
  return xml(name, [xml('cbc:ID', id)]);
}

function partyNodes(invoice: Invoice): (XmlNode | undefined)[] {
  return [sellerNode(invoice.seller), buyerNode(invoice.buyer), deliveryNode(invoice)];
}

function deliveryNode(invoice: Invoice): XmlNode {
  const country = xml('cac:Country', [xml('cbc:IdentificationCode', invoice.deliveryCountry)]);
  return xml('cac:Delivery', [
    xml('cbc:ActualDeliveryDate', invoice.deliveryDate),
    xml('cac:DeliveryLocation', [xml('cac:Address', [country])]),
  ]);
}

function paymentNodes(invoice: Invoice): (XmlNode | undefined)[] {
  const { accounts } = invoice.payment;
  const means = accounts.length > 0 ? accounts.map((account) => meansNode(invoice, account)) : [meansNode(invoice)];
  const terms = invoice.paymentTerms && writePaymentTerms(invoice.paymentTerms);
  return [...means, xml('cac:PaymentTerms', [xml('cbc:Note', terms)])];
}

function meansNode(invoice: Invoice, account?: PayeeAccount): XmlNode {
  const { meansCode, meansText, remittanceInformation } = invoice.payment;
  return xml('cac:PaymentMeans', [
    xml('cbc:PaymentMeansCode', meansCode, meansText ? { name: meansText } : undefined),
    xml('cbc:PaymentID', remittanceInformation),
    xml('cac:PayeeFinancialAccount', [
      xml('cbc:ID', account?.iban),
      xml('cbc:Name', account?.name),
      xml('cac:FinancialInstitutionBranch', [xml('cbc:ID', account?.bic)]),
    ]),
  ]);
}

function amountNodes(invoice: Invoice): (XmlNode | undefined)[] {
  const { totals, currency } = invoice;
  const accounting = totals.vatInAccountingCurrency;
  return [
    xml('cac:TaxTotal', [
      amountNode('cbc:TaxAmount', totals.vat, currency),
      ...invoice.vatBreakdown.map((vat) => breakdownNode(vat, currency)),
    ]),
    accounting && invoice.vatCurrency
      ? xml('cac:TaxTotal', [amountNode('cbc:TaxAmount', accounting, invoice.vatCurrency)])
      : undefined,
    xml('cac:LegalMonetaryTotal', [
      amountNode('cbc:LineExtensionAmount', totals.lineNet, currency),
      amountNode('cbc:TaxExclusiveAmount', totals.withoutVat, currency),
      amountNode('cbc:TaxInclusiveAmount', totals.withVat, currency),
      amountNode('cbc:PrepaidAmount', totals.paid, currency),
      amountNode('cbc:PayableAmount', totals.due, currency),
    ]),
    ...invoice.lines.map((line) => lineNode(line, currency)),
  ];
}

function breakdownNode(vat: VatBreakdown, currency: string): XmlNode {
  return xml('cac:TaxSubtotal', [
    amountNode('cbc:TaxableAmount', vat.taxableAmount, currency),
    amountNode('cbc:TaxAmount', vat.taxAmount, currency),
    xml('cac:TaxCategory', [
      xml('cbc:ID', vat.category),
      xml('cbc:Percent', vat.rate),
      xml('cbc:TaxExemptionReasonCode', vat.exemptionCode),
      xml('cbc:TaxExemptionReason', vat.exemptionReason),
      vatScheme,
    ]),
  ]);
}
