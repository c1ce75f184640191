import type { Places } from './place.ts';
import { placesAt } from './place.ts';

const transaction = 'SupplyChainTradeTransaction';
const agreement = `${transaction}/ApplicableHeaderTradeAgreement`;
const delivery = `${transaction}/ApplicableHeaderTradeDelivery`;
const settlement = `${transaction}/ApplicableHeaderTradeSettlement`;
const ciiLine = `${transaction}/IncludedSupplyChainTradeLineItem`;

/** The groups of a CII document in which the rules of EN 16931 look, from the root. */
export const ciiPlaces = {
  context: 'ExchangedDocumentContext',
  document: 'ExchangedDocument',
  agreement,
  delivery,
  settlement,
  seller: `${agreement}/SellerTradeParty`,
  buyer: `${agreement}/BuyerTradeParty`,
  representative: `${agreement}/SellerTaxRepresentativeTradeParty`,
  payee: `${settlement}/PayeeTradeParty`,
  shipTo: `${delivery}/ShipToTradeParty`,
  paymentMeans: `${settlement}/SpecifiedTradeSettlementPaymentMeans`,
  period: `${settlement}/BillingSpecifiedPeriod`,
  totals: `${settlement}/SpecifiedTradeSettlementHeaderMonetarySummation`,
  vatGroup: `${settlement}/ApplicableTradeTax`,
  allowance: `${settlement}/SpecifiedTradeAllowanceCharge`,
  line: ciiLine,
  lineSettlement: `${ciiLine}/SpecifiedLineTradeSettlement`,
  lineAllowance: `${ciiLine}/SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge`,
} as const;

const ublLine = 'InvoiceLine|CreditNoteLine';

/** The groups of a UBL document in which the rules of EN 16931 look, from the root. */
export const ublPlaces = {
  seller: 'AccountingSupplierParty/Party',
  buyer: 'AccountingCustomerParty/Party',
  representative: 'TaxRepresentativeParty',
  payee: 'PayeeParty',
  paymentMeans: 'PaymentMeans',
  period: 'InvoicePeriod',
  totals: 'LegalMonetaryTotal',
  taxTotal: 'TaxTotal',
  vatGroup: 'TaxTotal/TaxSubtotal',
  /** In lines as well, where the norm has none but the official rules look. */
  anyVatGroup: '//TaxTotal/TaxSubtotal',
  allowance: 'AllowanceCharge',
  line: ublLine,
  lineAllowance: `${ublLine}/AllowanceCharge`,
} as const;

/** The same places of both families side by side, as the official rules name them, so that each is judged exactly where they judge it. */
export const places = {
  customization: placesAt('CustomizationID', 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID'),
  typeCode: placesAt('InvoiceTypeCode|CreditNoteTypeCode', 'ExchangedDocument/TypeCode'),
  buyerReference: placesAt('BuyerReference', `${agreement}/BuyerReference`),
  contract: placesAt('ContractDocumentReference/ID', `${agreement}/ContractReferencedDocument/IssuerAssignedID`),
  precedingInvoice: placesAt('BillingReference/InvoiceDocumentReference', `${settlement}/InvoiceReferencedDocument`),
  paymentMeans: placesAt(ublPlaces.paymentMeans, ciiPlaces.paymentMeans),
  paymentTerms: placesAt('PaymentTerms', `${settlement}/SpecifiedTradePaymentTerms`),
  /** In UBL the role, which is there even where the party is not. */
  seller: placesAt('AccountingSupplierParty', ciiPlaces.seller),
  sellerAddress: placesAt(`${ublPlaces.seller}/PostalAddress`, `${ciiPlaces.seller}/PostalTradeAddress`),
  sellerContact: placesAt(`${ublPlaces.seller}/Contact`, `${ciiPlaces.seller}/DefinedTradeContact`),
  buyerAddress: placesAt(`${ublPlaces.buyer}/PostalAddress`, `${ciiPlaces.buyer}/PostalTradeAddress`),
  deliveryAddress: placesAt('Delivery/DeliveryLocation/Address', `${ciiPlaces.shipTo}/PostalTradeAddress`),
  deliveryDate: placesAt(
    'Delivery/ActualDeliveryDate',
    `${delivery}/ActualDeliverySupplyChainEvent/OccurrenceDateTime`,
  ),
  period: placesAt(ublPlaces.period, ciiPlaces.period),
  representative: placesAt(ublPlaces.representative, ciiPlaces.representative),
  vatGroup: placesAt(ublPlaces.vatGroup, ciiPlaces.vatGroup),
} satisfies Record<string, Places>;
