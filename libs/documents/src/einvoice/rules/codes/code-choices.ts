import {
  addressSchemes,
  allowanceReasonCodes,
  chargeReasonCodes,
  ciiTaxPointCodes,
  classificationSchemes,
  countryCodes,
  creditNoteTypeCodes,
  currencyCodes,
  exemptionCodes,
  identifierSchemes,
  invoiceTypeCodes,
  mimeCodes,
  noteSubjectCodes,
  objectSchemes,
  paymentMeansCodes,
  ublTaxPointCodes,
  unitCodes,
  vatCategoryCodes,
} from '../../codes/index.ts';
import type { Family } from '../check.ts';
import type { CodeChoice } from './code-choice.ts';
import { ciiReason, isCreditor, isObject, noteSubject, ublReason, upperCase } from './code-conditions.ts';

type Row = readonly [rule: string, term: string, ubl: readonly CodeChoice[], cii: readonly CodeChoice[]];

const ublCountries = new Set([...countryCodes, 'SS']);
const ciiCountries = new Set([...countryCodes, 'AN']);
const allTypeCodes = new Set([...invoiceTypeCodes, ...creditNoteTypeCodes]);

const ublAmounts = [
  'Amount',
  'BaseAmount',
  'PriceAmount',
  'TaxAmount',
  'TaxableAmount',
  'LineExtensionAmount',
  'TaxExclusiveAmount',
  'TaxInclusiveAmount',
  'AllowanceTotalAmount',
  'ChargeTotalAmount',
  'PrepaidAmount',
  'PayableRoundingAmount',
  'PayableAmount',
];

/** The rules BR-CL-… of EN 16931 with the places of their codes in UBL and in CII (CEN 1.3.16, April 2026). */
export const codeRows: readonly Row[] = [
  [
    'BR-CL-01',
    'BT-3',
    [
      { name: 'InvoiceTypeCode', codes: invoiceTypeCodes },
      { name: 'CreditNoteTypeCode', codes: creditNoteTypeCodes },
    ],
    [{ name: 'TypeCode', parent: 'ExchangedDocument', codes: allTypeCodes }],
  ],
  [
    'BR-CL-03',
    'BT-5',
    ublAmounts.map((name) => ({ name, attribute: 'currencyID', demanded: true, codes: currencyCodes })),
    [{ name: '*', attribute: 'currencyID', codes: currencyCodes }],
  ],
  [
    'BR-CL-04',
    'BT-5',
    [{ name: 'DocumentCurrencyCode', codes: currencyCodes }],
    [{ name: 'InvoiceCurrencyCode', codes: currencyCodes }],
  ],
  [
    'BR-CL-05',
    'BT-6',
    [{ name: 'TaxCurrencyCode', codes: currencyCodes }],
    [{ name: 'TaxCurrencyCode', codes: currencyCodes }],
  ],
  [
    'BR-CL-06',
    'BT-8',
    [{ name: 'DescriptionCode', parent: 'InvoicePeriod', codes: ublTaxPointCodes }],
    [{ name: 'DueDateTypeCode', codes: ciiTaxPointCodes }],
  ],
  [
    'BR-CL-07',
    'BT-18',
    ['AdditionalDocumentReference', 'DocumentReference'].map((parent) => ({
      name: 'ID',
      parent,
      attribute: 'schemeID',
      codes: objectSchemes,
      where: isObject,
    })),
    [{ name: 'ReferenceTypeCode', codes: objectSchemes }],
  ],
  [
    'BR-CL-08',
    'BT-21',
    ['Invoice', 'CreditNote'].map((parent) => ({ name: 'Note', parent, part: noteSubject, codes: noteSubjectCodes })),
    [{ name: 'SubjectCode', codes: noteSubjectCodes }],
  ],
  [
    'BR-CL-10',
    'BT-29',
    [
      {
        name: 'ID',
        parent: 'PartyIdentification',
        attribute: 'schemeID',
        codes: identifierSchemes,
        unless: isCreditor,
      },
    ],
    [
      {
        name: 'GlobalID',
        attribute: 'schemeID',
        outside: ['SpecifiedTradeProduct', 'ShipToTradeParty'],
        codes: identifierSchemes,
      },
    ],
  ],
  [
    'BR-CL-11',
    'BT-30',
    [{ name: 'CompanyID', parent: 'PartyLegalEntity', attribute: 'schemeID', codes: identifierSchemes }],
    [{ name: 'ID', attribute: 'schemeID', outside: ['SpecifiedTaxRegistration'], codes: identifierSchemes }],
  ],
  [
    'BR-CL-13',
    'BT-158',
    [
      {
        name: 'ItemClassificationCode',
        parent: 'CommodityClassification',
        attribute: 'listID',
        codes: classificationSchemes,
      },
    ],
    [{ name: 'ClassCode', attribute: 'listID', codes: classificationSchemes }],
  ],
  [
    'BR-CL-14',
    'BT-40',
    [{ name: 'IdentificationCode', parent: 'Country', codes: ublCountries }],
    [{ name: 'CountryID', codes: ciiCountries }],
  ],
  [
    'BR-CL-15',
    'BT-159',
    [{ name: 'IdentificationCode', parent: 'OriginCountry', codes: ublCountries }],
    [{ name: 'ID', parent: 'OriginTradeCountry', codes: ciiCountries }],
  ],
  [
    'BR-CL-16',
    'BT-81',
    [{ name: 'PaymentMeansCode', parent: 'PaymentMeans', codes: paymentMeansCodes }],
    [{ name: 'TypeCode', parent: 'SpecifiedTradeSettlementPaymentMeans', codes: paymentMeansCodes }],
  ],
  [
    'BR-CL-17',
    'BT-118',
    [{ name: 'ID', parent: 'TaxCategory', codes: vatCategoryCodes }],
    [{ name: 'CategoryCode', parent: 'CategoryTradeTax', codes: vatCategoryCodes }],
  ],
  [
    'BR-CL-18',
    'BT-151',
    [{ name: 'ID', parent: 'ClassifiedTaxCategory', codes: vatCategoryCodes }],
    [{ name: 'CategoryCode', parent: 'ApplicableTradeTax', codes: vatCategoryCodes }],
  ],
  ['BR-CL-19', 'BT-98', [ublReason(allowanceReasonCodes, 'allowance')], [ciiReason(allowanceReasonCodes, 'allowance')]],
  ['BR-CL-20', 'BT-105', [ublReason(chargeReasonCodes, 'charge')], [ciiReason(chargeReasonCodes, 'charge')]],
  [
    'BR-CL-21',
    'BT-157',
    [{ name: 'ID', parent: 'StandardItemIdentification', attribute: 'schemeID', codes: identifierSchemes }],
    [{ name: 'GlobalID', parent: 'SpecifiedTradeProduct', attribute: 'schemeID', codes: identifierSchemes }],
  ],
  [
    'BR-CL-22',
    'BT-121',
    [{ name: 'TaxExemptionReasonCode', part: upperCase, codes: exemptionCodes }],
    [{ name: 'ExemptionReasonCode', part: upperCase, codes: exemptionCodes }],
  ],
  [
    'BR-CL-23',
    'BT-130',
    ['InvoicedQuantity', 'CreditedQuantity', 'BaseQuantity'].map((name) => ({
      name,
      attribute: 'unitCode',
      codes: unitCodes,
    })),
    [{ name: '*', attribute: 'unitCode', codes: unitCodes }],
  ],
  [
    'BR-CL-24',
    'BT-125',
    [{ name: 'EmbeddedDocumentBinaryObject', attribute: 'mimeCode', codes: mimeCodes }],
    [{ name: '*', attribute: 'mimeCode', codes: mimeCodes }],
  ],
  [
    'BR-CL-25',
    'BT-34',
    [{ name: 'EndpointID', attribute: 'schemeID', codes: addressSchemes }],
    [{ name: 'URIID', parent: 'URIUniversalCommunication', attribute: 'schemeID', codes: addressSchemes }],
  ],
  [
    'BR-CL-26',
    'BT-71',
    [{ name: 'ID', parent: 'DeliveryLocation', attribute: 'schemeID', codes: identifierSchemes }],
    [{ name: 'GlobalID', parent: 'ShipToTradeParty', attribute: 'schemeID', codes: identifierSchemes }],
  ],
];

/** The choices of a family with their rule and term. */
export function choicesOf(family: Family): { rule: string; term: string; choice: CodeChoice }[] {
  return codeRows.flatMap(([rule, term, ubl, cii]) =>
    (family === 'cii' ? cii : ubl).map((choice) => ({ rule, term, choice })),
  );
}
