import type { OccurrenceRule } from './occurrences.ts';

type Row = [number: string, context: string, counted: string, term: string, de: string, en: string];

const line = ['InvoiceLine', 'CreditNoteLine'];
const seller = 'AccountingSupplierParty/Party';
const buyer = 'AccountingCustomerParty/Party';

const once: Row[] = [
  ['01', '', 'ContractDocumentReference/ID', 'BT-12', 'Die Vertragsnummer', 'The contract reference'],
  ['02', '', 'ReceiptDocumentReference/ID', 'BT-15', 'Die Wareneingangsmeldung', 'The receiving advice reference'],
  ['03', '', 'DespatchDocumentReference/ID', 'BT-16', 'Die Versandanzeige', 'The despatch advice reference'],
  ['05', '', 'PaymentTerms/Note', 'BT-20', 'Die Zahlungsbedingung', 'The text of the payment terms'],
  [
    '06',
    '//BillingReference',
    'InvoiceDocumentReference',
    'BG-3',
    'Die vorausgegangene Rechnung je Verweis',
    'The preceding invoice of a reference',
  ],
  ['08', '', 'InvoicePeriod', 'BG-14', 'Der Rechnungszeitraum', 'The invoicing period'],
  [
    '09',
    '',
    `${seller}/PartyLegalEntity/RegistrationName`,
    'BT-27',
    'Der Name des Verkäufers',
    'The name of the seller',
  ],
  ['10', '', `${seller}/PartyName/Name`, 'BT-28', 'Der Handelsname des Verkäufers', 'The trading name of the seller'],
  [
    '11',
    '',
    `${seller}/PartyLegalEntity/CompanyID`,
    'BT-30',
    'Die Registernummer des Verkäufers',
    'The registration identifier of the seller',
  ],
  [
    '14',
    '',
    `${seller}/PartyLegalEntity/CompanyLegalForm`,
    'BT-33',
    'Die weitere rechtliche Angabe des Verkäufers',
    'The additional legal information of the seller',
  ],
  ['15', '', `${buyer}/PartyLegalEntity/RegistrationName`, 'BT-44', 'Der Name des Käufers', 'The name of the buyer'],
  ['16', '', `${buyer}/PartyIdentification/ID`, 'BT-46', 'Die Kennung des Käufers', 'The identifier of the buyer'],
  [
    '17',
    '',
    `${buyer}/PartyLegalEntity/CompanyID`,
    'BT-47',
    'Die Registernummer des Käufers',
    'The registration identifier of the buyer',
  ],
  [
    '22',
    '//TaxRepresentativeParty',
    'PartyName/Name',
    'BT-62',
    'Der Name des Steuervertreters',
    'The name of the tax representative',
  ],
  [
    '23',
    '//TaxRepresentativeParty',
    'PartyTaxScheme/CompanyID',
    'BT-63',
    'Die USt-IdNr. des Steuervertreters',
    'The VAT identifier of the tax representative',
  ],
  ['24', '', 'Delivery', 'BG-13', 'Die Lieferangabe', 'The delivery information'],
  [
    '25',
    '//Delivery',
    'DeliveryParty/PartyName/Name',
    'BT-70',
    'Der Name des Warenempfängers',
    'The name of the recipient of the goods',
  ],
  [
    '26',
    '//PaymentMeans',
    'PaymentID',
    'BT-83',
    'Der Verwendungszweck je Zahlungsweg',
    'The remittance information of a payment means',
  ],
  [
    '27',
    '//PaymentMeans',
    'PaymentMeansCode',
    'BT-82',
    'Der Code der Zahlungsart je Zahlungsweg',
    'The code of a payment means',
  ],
  ['28', '//PaymentMeans', 'PaymentMandate/ID', 'BT-89', 'Die Mandatsreferenz', 'The mandate reference'],
  [
    '32',
    '//TaxSubtotal',
    'TaxCategory/TaxExemptionReason',
    'BT-120',
    'Der Grund der Steuerbefreiung je Steuergruppe',
    'The exemption reason of a VAT group',
  ],
  [
    '33',
    '//AdditionalDocumentReference',
    'DocumentDescription',
    'BT-123',
    'Die Beschreibung einer Unterlage',
    'The description of a supporting document',
  ],
  ['39', '', 'ProjectReference/ID', 'BT-11', 'Die Projektnummer', 'The project reference'],
  ['40', '', `${buyer}/PartyName/Name`, 'BT-45', 'Der Handelsname des Käufers', 'The trading name of the buyer'],
  ['45', '', 'PaymentMeans/PaymentDueDate', 'BT-9', 'Das Fälligkeitsdatum', 'The due date'],
  [
    '49',
    '',
    'InvoicePeriod/DescriptionCode',
    'BT-8',
    'Der Code für das Datum der Steuerschuld',
    'The code of the tax point date',
  ],
  [
    '51',
    '//PostalAddress',
    'AddressLine',
    'BT-162',
    'Die dritte Zeile einer Anschrift',
    'The third line of an address',
  ],
  ['51', '//Address', 'AddressLine', 'BT-165', 'Die dritte Zeile einer Anschrift', 'The third line of an address'],
  ['54', '', 'PaymentMeans/CardAccount', 'BG-18', 'Die Zahlungskarte', 'The payment card'],
  ['55', '', 'PaymentMeans/PaymentMandate', 'BG-19', 'Die Angabe zur Lastschrift', 'The direct debit information'],
  ['56', '', 'OriginatorDocumentReference/ID', 'BT-17', 'Die Vergabenummer', 'The tender or lot reference'],
];

const oncePerLine: Row[] = [
  ['34', '', 'Note', 'BT-127', 'Die Bemerkung einer Position', 'The note of a line'],
  [
    '35',
    '',
    'OrderLineReference/LineID',
    'BT-132',
    'Die Bestellposition einer Position',
    'The order line reference of a line',
  ],
  ['36', '', 'InvoicePeriod', 'BG-26', 'Der Zeitraum einer Position', 'The period of a line'],
  ['37', '', 'Price/AllowanceCharge/Amount', 'BT-147', 'Der Nachlass auf einen Preis', 'The discount on a price'],
  ['50', '', 'Item/Description', 'BT-154', 'Die Beschreibung eines Artikels', 'The description of an item'],
  ['52', '', 'DocumentReference', 'BT-128', 'Die Objektkennung einer Position', 'The object identifier of a line'],
];

function atMostOnce([number, context, counted, term, de, en]: Row): OccurrenceRule {
  return {
    id: `UBL-SR-${number}`,
    severity: 'error',
    term,
    message: { de: `${de} steht mehr als einmal da.`, en: `${en} is given more than once.` },
    context,
    counted,
    least: 0,
    most: 1,
  };
}

/** How often parts of a UBL invoice may stand, where a mere count tells it (CEN 1.3.16, April 2026). */
export const ublOccurrences: OccurrenceRule[] = [
  ...once.map(atMostOnce),
  ...oncePerLine.flatMap((row) => line.map((context) => atMostOnce([row[0], `//${context}`, ...skipContext(row)]))),
  ...line.map((context): OccurrenceRule => ({
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

function skipContext([, , counted, term, de, en]: Row): [string, string, string, string] {
  return [counted, term, de, en];
}
