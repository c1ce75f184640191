import { ublPlaces } from '../places.ts';
import { aboutTerm } from '../term-words.ts';
import type { OccurrenceRule } from './occurrences.ts';

type Row = [number: string, context: string, counted: string, term: string];

const lines = ['InvoiceLine', 'CreditNoteLine'];
const { seller, buyer } = ublPlaces;

const once: Row[] = [
  ['01', '', 'ContractDocumentReference/ID', 'BT-12'],
  ['02', '', 'ReceiptDocumentReference/ID', 'BT-15'],
  ['03', '', 'DespatchDocumentReference/ID', 'BT-16'],
  ['05', '', 'PaymentTerms/Note', 'BT-20'],
  ['06', '//BillingReference', 'InvoiceDocumentReference', 'BG-3'],
  ['08', '', 'InvoicePeriod', 'BG-14'],
  ['09', '', `${seller}/PartyLegalEntity/RegistrationName`, 'BT-27'],
  ['10', '', `${seller}/PartyName/Name`, 'BT-28'],
  ['11', '', `${seller}/PartyLegalEntity/CompanyID`, 'BT-30'],
  ['14', '', `${seller}/PartyLegalEntity/CompanyLegalForm`, 'BT-33'],
  ['15', '', `${buyer}/PartyLegalEntity/RegistrationName`, 'BT-44'],
  ['16', '', `${buyer}/PartyIdentification/ID`, 'BT-46'],
  ['17', '', `${buyer}/PartyLegalEntity/CompanyID`, 'BT-47'],
  ['22', '//TaxRepresentativeParty', 'PartyName/Name', 'BT-62'],
  ['23', '//TaxRepresentativeParty', 'PartyTaxScheme/CompanyID', 'BT-63'],
  ['24', '', 'Delivery', 'BG-13'],
  ['25', '//Delivery', 'DeliveryParty/PartyName/Name', 'BT-70'],
  ['26', '//PaymentMeans', 'PaymentID', 'BT-83'],
  ['27', '//PaymentMeans', 'PaymentMeansCode', 'BT-82'],
  ['28', '//PaymentMeans', 'PaymentMandate/ID', 'BT-89'],
  ['32', '//TaxSubtotal', 'TaxCategory/TaxExemptionReason', 'BT-120'],
  ['33', '//AdditionalDocumentReference', 'DocumentDescription', 'BT-123'],
  ['39', '', 'ProjectReference/ID', 'BT-11'],
  ['40', '', `${buyer}/PartyName/Name`, 'BT-45'],
  ['45', '', 'PaymentMeans/PaymentDueDate', 'BT-9'],
  ['49', '', 'InvoicePeriod/DescriptionCode', 'BT-8'],
  ['51', '//PostalAddress', 'AddressLine', 'BT-162'],
  ['51', '//Address', 'AddressLine', 'BT-165'],
  ['54', '', 'PaymentMeans/CardAccount', 'BG-18'],
  ['55', '', 'PaymentMeans/PaymentMandate', 'BG-19'],
  ['56', '', 'OriginatorDocumentReference/ID', 'BT-17'],
];

const oncePerLine: Row[] = [
  ['34', '', 'Note', 'BT-127'],
  ['35', '', 'OrderLineReference/LineID', 'BT-132'],
  ['36', '', 'InvoicePeriod', 'BG-26'],
  ['37', '', 'Price/AllowanceCharge/Amount', 'BT-147'],
  ['50', '', 'Item/Description', 'BT-154'],
  ['52', '', 'DocumentReference', 'BT-128'],
];

function atMostOnce([number, context, counted, term]: Row): OccurrenceRule {
  return {
    id: `UBL-SR-${number}`,
    severity: 'error',
    term,
    message: aboutTerm(term, 'steht mehr als einmal da.', 'is given more than once.'),
    context,
    counted,
    least: 0,
    most: 1,
  };
}

/** How often parts of a UBL invoice may stand, where a mere count tells it (CEN 1.3.16, April 2026). */
export const ublOccurrences: OccurrenceRule[] = [
  ...once.map(atMostOnce),
  ...oncePerLine.flatMap(([number, , counted, term]) =>
    lines.map((context) => atMostOnce([number, `//${context}`, counted, term])),
  ),
  ...lines.map((context): OccurrenceRule => ({
    id: 'UBL-SR-48',
    severity: 'error',
    term: 'BG-30',
    message: {
      de: 'Eine Position hat nicht genau eine Angabe zur Umsatzsteuer.',
      en: 'A line does not have exactly one VAT information.',
    },
    context: `//${context}`,
    counted: 'Item/ClassifiedTaxCategory',
    least: 1,
    most: 1,
  })),
  {
    id: 'UBL-SR-42',
    severity: 'error',
    term: 'BT-31',
    message: {
      de: 'Der Verkäufer hat mehr als zwei steuerliche Kennungen; vorgesehen sind USt-IdNr. und Steuernummer.',
      en: 'The seller has more than two tax identifiers; a VAT identifier and a tax number are foreseen.',
    },
    context: seller,
    counted: 'PartyTaxScheme',
    least: 0,
    most: 2,
  },
  {
    id: 'UBL-SR-07',
    severity: 'error',
    term: 'BT-25',
    message: {
      de: 'Im Verweis auf eine vorausgegangene Rechnung fehlt deren Nummer.',
      en: 'The reference to a preceding invoice lacks its number.',
    },
    context: '//BillingReference',
    counted: 'InvoiceDocumentReference/ID',
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
];
