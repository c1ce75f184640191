import type { BindingNode } from './binding-node.ts';
import { always, group, inside, value } from './binding-node.ts';
import { textIs } from './conditions.ts';
import { noteWithSubject } from './codecs.ts';
import { ublLine } from './ubl-lines.ts';
import { schemed } from './ubl-parts.ts';
import { ublParties } from './ubl-parties.ts';
import { paymentMeans, paymentTerms, thirdPartyPayment, ublAmounts } from './ubl-payment.ts';

function reference(name: string, term: string): BindingNode {
  return inside(name, [value('cbc:ID', term)]);
}

function documentOfType(code: string, parts: BindingNode[]): BindingNode {
  return inside('cac:AdditionalDocumentReference', [...parts, always('cbc:DocumentTypeCode', code)], {
    when: textIs('DocumentTypeCode', code),
  });
}

const head: BindingNode[] = [
  value('cbc:CustomizationID', 'BT-24'),
  value('cbc:ProfileID', 'BT-23'),
  value('cbc:ID', 'BT-1'),
  value('cbc:IssueDate', 'BT-2'),
];
const taxPoint = value('cbc:TaxPointDate', 'BT-7');
const note = group('cbc:Note', 'BG-1', [], { shared: noteWithSubject });

const references: BindingNode[] = [
  value('cbc:DocumentCurrencyCode', 'BT-5'),
  value('cbc:TaxCurrencyCode', 'BT-6'),
  value('cbc:AccountingCost', 'BT-19'),
  value('cbc:BuyerReference', 'BT-10'),
  group('cac:InvoicePeriod', 'BG-14', [
    value('cbc:StartDate', 'BT-73'),
    value('cbc:EndDate', 'BT-74'),
    value('cbc:DescriptionCode', 'BT-8'),
  ]),
  // A sales order reference alone still needs the element for the buyer's order, which the rules of EN 16931 read as text.
  inside('cac:OrderReference', [value('cbc:ID', 'BT-13', { otherwise: 'NA' }), value('cbc:SalesOrderID', 'BT-14')]),
  group('cac:BillingReference', 'BG-3', [
    inside('cac:InvoiceDocumentReference', [value('cbc:ID', 'BT-25'), value('cbc:IssueDate', 'BT-26')]),
  ]),
  reference('cac:DespatchDocumentReference', 'BT-16'),
  reference('cac:ReceiptDocumentReference', 'BT-15'),
];
const tender = reference('cac:OriginatorDocumentReference', 'BT-17');
const contract = reference('cac:ContractDocumentReference', 'BT-12');
const invoicedObject = documentOfType('130', [schemed('cbc:ID', 'BT-18')]);
const supportingDocument = group('cac:AdditionalDocumentReference', 'BG-24', [
  value('cbc:ID', 'BT-122'),
  value('cbc:DocumentDescription', 'BT-123'),
  inside('cac:Attachment', [
    value('cbc:EmbeddedDocumentBinaryObject', 'BT-125', {
      attributes: { mimeCode: { term: 'BT-125-1' }, filename: { term: 'BT-125-2' } },
    }),
    inside('cac:ExternalReference', [value('cbc:URI', 'BT-124')]),
  ]),
]);

/** Where each term stands in an invoice of UBL 2.1, in the order of its schema. */
export const ublInvoice: BindingNode = group('ubl:Invoice', 'BG-0', [
  ...head,
  value('cbc:DueDate', 'BT-9'),
  value('cbc:InvoiceTypeCode', 'BT-3'),
  note,
  taxPoint,
  ...references,
  tender,
  contract,
  invoicedObject,
  supportingDocument,
  reference('cac:ProjectReference', 'BT-11'),
  ...ublParties,
  paymentMeans([]),
  paymentTerms,
  thirdPartyPayment,
  ...ublAmounts,
  ublLine('cac:InvoiceLine', 'cbc:InvoicedQuantity', 'cac:SubInvoiceLine'),
]);

/** Where each term stands in a credit note of UBL 2.1, in the order of its schema. */
export const ublCreditNote: BindingNode = group('cn:CreditNote', 'BG-0', [
  ...head,
  taxPoint,
  value('cbc:CreditNoteTypeCode', 'BT-3'),
  note,
  ...references,
  contract,
  invoicedObject,
  documentOfType('50', [value('cbc:ID', 'BT-11')]),
  supportingDocument,
  tender,
  ...ublParties,
  paymentMeans([value('cbc:PaymentDueDate', 'BT-9', { once: true })]),
  paymentTerms,
  ...ublAmounts,
  ublLine('cac:CreditNoteLine', 'cbc:CreditedQuantity', 'cac:SubCreditNoteLine'),
]);
