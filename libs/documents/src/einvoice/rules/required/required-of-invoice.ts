import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt } from '../element-paths.ts';
import { ciiPlaces as cii, ublPlaces as ubl } from '../places.ts';
import type { Demand, RequiredTerm } from './required-terms.ts';
import { ofCommonVat, part, text } from './required-terms.ts';

function isTransfer(means: XmlElement): boolean {
  return elementsAt(means, 'PaymentMeansCode|TypeCode').some(({ content }) => content === '30' || content === '58');
}

function isTransferToAccount(means: XmlElement): boolean {
  return isTransfer(means) && elementsAt(means, 'PayeeFinancialAccount|PayeePartyCreditorFinancialAccount').length > 0;
}

const ciiAccount: Demand = {
  ...part(
    cii.paymentMeans,
    'PayeePartyCreditorFinancialAccount/IBANID',
    'PayeePartyCreditorFinancialAccount/ProprietaryID',
  ),
  when: isTransferToAccount,
};

const issueDate: Demand = {
  ...text(`${cii.document}/IssueDateTime/DateTimeString`),
  fits: ({ attributes }) => attributes['format'] === '102',
};

function country(address: string): Demand {
  return text('Country/IdentificationCode', address);
}

/** Terms of the invoice as a whole that must be there (EN 16931, CEN 1.3.16, April 2026). */
export const requiredOfInvoice: readonly RequiredTerm[] = [
  ['BR-01', 'BT-24', text('CustomizationID'), text(`${cii.context}/GuidelineSpecifiedDocumentContextParameter/ID`)],
  ['BR-02', 'BT-1', text('ID'), text(`${cii.document}/ID`)],
  ['BR-03', 'BT-2', text('IssueDate'), issueDate],
  ['BR-04', 'BT-3', text('InvoiceTypeCode|CreditNoteTypeCode'), text(`${cii.document}/TypeCode`)],
  ['BR-05', 'BT-5', text('DocumentCurrencyCode'), text(`${cii.settlement}/InvoiceCurrencyCode`)],
  ['BR-06', 'BT-27', text(`${ubl.seller}/PartyLegalEntity/RegistrationName`), text(`${cii.seller}/Name`)],
  ['BR-07', 'BT-44', text(`${ubl.buyer}/PartyLegalEntity/RegistrationName`), text(`${cii.buyer}/Name`)],
  ['BR-08', 'BG-5', part('', `${ubl.seller}/PostalAddress`), part('', `${cii.seller}/PostalTradeAddress`)],
  ['BR-09', 'BT-40', country(`${ubl.seller}/PostalAddress`), text(`${cii.seller}/PostalTradeAddress/CountryID`)],
  ['BR-10', 'BG-8', part('', `${ubl.buyer}/PostalAddress`), part('', `${cii.buyer}/PostalTradeAddress`)],
  ['BR-11', 'BT-55', country(`${ubl.buyer}/PostalAddress`), text(`${cii.buyer}/PostalTradeAddress/CountryID`)],
  ['BR-12', 'BT-106', part(ubl.totals, 'LineExtensionAmount'), part(cii.totals, 'LineTotalAmount')],
  ['BR-13', 'BT-109', part(ubl.totals, 'TaxExclusiveAmount'), part(cii.totals, 'TaxBasisTotalAmount')],
  ['BR-14', 'BT-112', part(ubl.totals, 'TaxInclusiveAmount'), part(cii.totals, 'GrandTotalAmount')],
  ['BR-15', 'BT-115', part(ubl.totals, 'PayableAmount'), part(cii.totals, 'DuePayableAmount')],
  ['BR-16', 'BG-25', part('', ubl.line), part('', cii.line)],
  ['BR-18', 'BT-62', text('PartyName/Name', ubl.representative), part(cii.representative, 'Name')],
  ['BR-19', 'BG-12', part(ubl.representative, 'PostalAddress'), part(cii.representative, 'PostalTradeAddress')],
  [
    'BR-20',
    'BT-69',
    country(`${ubl.representative}/PostalAddress`),
    part(cii.representative, 'PostalTradeAddress/CountryID'),
  ],
  ['BR-45', 'BT-116', part(ubl.anyVatGroup, 'TaxableAmount'), ofCommonVat('BasisAmount')],
  ['BR-46', 'BT-117', part(ubl.anyVatGroup, 'TaxAmount'), ofCommonVat('CalculatedAmount')],
  ['BR-49', 'BT-81', part(ubl.paymentMeans, 'PaymentMeansCode'), part(cii.paymentMeans, 'TypeCode')],
  ['BR-50', 'BT-84', { ...text('PayeeFinancialAccount/ID', ubl.paymentMeans), when: isTransferToAccount }, ciiAccount],
  [
    'BR-52',
    'BT-122',
    text('ID', '//AdditionalDocumentReference'),
    text('IssuerAssignedID', '//AdditionalReferencedDocument'),
  ],
  [
    'BR-55',
    'BT-25',
    part('//BillingReference', 'InvoiceDocumentReference/ID'),
    text('IssuerAssignedID', `${cii.settlement}/InvoiceReferencedDocument`),
  ],
  [
    'BR-57',
    'BT-80',
    part('//Delivery/DeliveryLocation/Address', 'Country/IdentificationCode'),
    text('CountryID', `${cii.shipTo}/PostalTradeAddress`),
  ],
  ['BR-61', 'BT-84', { ...part(ubl.paymentMeans, 'PayeeFinancialAccount/ID'), when: isTransfer }, ciiAccount],
];
