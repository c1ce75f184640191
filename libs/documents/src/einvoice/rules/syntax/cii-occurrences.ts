import type { OccurrenceRule } from './occurrences.ts';

type Row = [number: string, counted: string, term: string | undefined, de: string, en: string];

const context = 'ExchangedDocumentContext';
const agreement = 'SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement';
const settlement = 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement';
const line = 'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem';
const totals = `${settlement}/SpecifiedTradeSettlementHeaderMonetarySummation`;

const totalAmounts: Row[] = [
  ['477', 'LineTotalAmount', 'BT-106', 'Die Summe der Positionen', 'The sum of the lines'],
  ['478', 'ChargeTotalAmount', 'BT-108', 'Die Summe der Zuschläge', 'The sum of the charges'],
  ['479', 'AllowanceTotalAmount', 'BT-107', 'Die Summe der Nachlässe', 'The sum of the allowances'],
  ['480', 'TaxBasisTotalAmount', 'BT-109', 'Der Gesamtbetrag ohne Umsatzsteuer', 'The total without VAT'],
  ['481', 'RoundingAmount', 'BT-114', 'Der Rundungsbetrag', 'The rounding amount'],
  ['482', 'GrandTotalAmount', 'BT-112', 'Der Gesamtbetrag mit Umsatzsteuer', 'The total with VAT'],
  ['484', 'TotalPrepaidAmount', 'BT-113', 'Der gezahlte Betrag', 'The paid amount'],
  ['487', 'DuePayableAmount', 'BT-115', 'Der fällige Betrag', 'The amount due'],
  ...(
    [
      ['483', 'InformationAmount'],
      ['485', 'TotalDiscountAmount'],
      ['486', 'TotalAllowanceChargeAmount'],
      ['488', 'RetailValueExcludingTaxInformationAmount'],
      ['489', 'TotalDepositFeeInformationAmount'],
      ['490', 'ProductValueExcludingTobaccoTaxInformationAmount'],
      ['491', 'TotalRetailValueInformationAmount'],
      ['492', 'GrossLineTotalAmount'],
      ['493', 'NetLineTotalAmount'],
      ['494', 'NetIncludingTaxesLineTotalAmount'],
    ] as const
  ).map(([number, name]): Row => [number, name, undefined, `Der Betrag ${name}`, `The amount ${name}`]),
];

function atMostOnce(place: string, severity: OccurrenceRule['severity'], row: Row): OccurrenceRule {
  const [number, counted, term, de, en] = row;
  return {
    id: `CII-SR-${number}`,
    severity,
    ...(term === undefined ? {} : { term }),
    message: { de: `${de} steht mehr als einmal da.`, en: `${en} is given more than once.` },
    context: place,
    counted,
    least: 0,
    most: 1,
  };
}

function exactlyOnce(place: string, severity: OccurrenceRule['severity'], row: Row): OccurrenceRule {
  const [, , , de, en] = row;
  return {
    ...atMostOnce(place, severity, row),
    message: { de: `${de} steht nicht genau einmal da.`, en: `${en} is not given exactly once.` },
    least: 1,
  };
}

const specification = ['BT-24', 'Die Spezifikationskennung', 'The specification identifier'] as const;
const netPrice = ['BT-146', 'Der Nettopreis einer Position', 'The net price of a line'] as const;

/** How often parts of a CII invoice may stand, where a mere count tells it (CEN 1.3.16, April 2026). */
export const ciiOccurrences: OccurrenceRule[] = [
  atMostOnce(context, 'warning', [
    '003',
    'BusinessProcessSpecifiedDocumentContextParameter',
    'BT-23',
    'Der Geschäftsprozess',
    'The business process',
  ]),
  exactlyOnce(context, 'error', ['009', 'GuidelineSpecifiedDocumentContextParameter', ...specification]),
  exactlyOnce(context, 'error', ['010', 'GuidelineSpecifiedDocumentContextParameter/ID', ...specification]),
  exactlyOnce('ExchangedDocument', 'error', ['014', 'TypeCode', 'BT-3', 'Die Rechnungsart', 'The type of the invoice']),
  atMostOnce('ExchangedDocument/IncludedNote', 'warning', [
    '030',
    'Content',
    'BT-22',
    'Der Text einer Bemerkung',
    'The text of a note',
  ]),
  atMostOnce(`${line}/AssociatedDocumentLineDocument`, 'warning', [
    '039',
    'IncludedNote',
    'BT-127',
    'Die Bemerkung einer Position',
    'The note of a line',
  ]),
  atMostOnce(`${line}/AssociatedDocumentLineDocument`, 'warning', [
    '040',
    'IncludedNote/Content',
    'BT-127',
    'Der Text der Bemerkung einer Position',
    'The text of the note of a line',
  ]),
  exactlyOnce(`${line}/SpecifiedTradeProduct/ApplicableProductCharacteristic`, 'error', [
    '069',
    'Description',
    'BT-160',
    'Der Name einer Artikeleigenschaft',
    'The name of an item attribute',
  ]),
  exactlyOnce(`${line}/SpecifiedTradeProduct/ApplicableProductCharacteristic`, 'error', [
    '072',
    'Value',
    'BT-161',
    'Der Wert einer Artikeleigenschaft',
    'The value of an item attribute',
  ]),
  exactlyOnce(`${line}/SpecifiedLineTradeAgreement`, 'error', [
    '439',
    'NetPriceProductTradePrice/ChargeAmount',
    ...netPrice,
  ]),
  atMostOnce(`${line}/SpecifiedLineTradeAgreement`, 'error', [
    '441',
    'NetPriceProductTradePrice/ChargeAmount',
    ...netPrice,
  ]),
  atMostOnce('//AppliedTradeAllowanceCharge', 'error', [
    '440',
    'ActualAmount',
    'BT-147',
    'Der Nachlass auf einen Preis',
    'The discount on a price',
  ]),
  atMostOnce(settlement, 'warning', [
    '452',
    'SpecifiedTradePaymentTerms',
    'BT-20',
    'Die Zahlungsbedingung',
    'The group of payment terms',
  ]),
  atMostOnce(settlement, 'warning', [
    '453',
    'SpecifiedTradePaymentTerms/Description',
    'BT-20',
    'Der Text der Zahlungsbedingung',
    'The text of the payment terms',
  ]),
  exactlyOnce(`${line}/SpecifiedLineTradeSettlement`, 'warning', [
    '454',
    'ApplicableTradeTax',
    'BG-30',
    'Die Angabe zur Umsatzsteuer einer Position',
    'The VAT information of a line',
  ]),
  atMostOnce(agreement, 'error', [
    '455',
    'SellerTradeParty/DefinedTradeContact',
    'BG-6',
    'Der Kontakt des Verkäufers',
    'The contact of the seller',
  ]),
  atMostOnce(agreement, 'error', [
    '456',
    'BuyerTradeParty/DefinedTradeContact',
    'BG-9',
    'Der Kontakt des Käufers',
    'The contact of the buyer',
  ]),
  atMostOnce(agreement, 'error', [
    '459',
    'SellerTradeParty/URIUniversalCommunication',
    'BT-34',
    'Die elektronische Adresse des Verkäufers',
    'The electronic address of the seller',
  ]),
  atMostOnce(agreement, 'error', [
    '460',
    'BuyerTradeParty/URIUniversalCommunication',
    'BT-49',
    'Die elektronische Adresse des Käufers',
    'The electronic address of the buyer',
  ]),
  atMostOnce(settlement, 'error', [
    '461',
    'ApplicableTradeTax/TaxPointDate',
    'BT-7',
    'Das Datum der Steuerschuld',
    'The tax point date',
  ]),
  atMostOnce(settlement, 'error', [
    '469',
    'PaymentReference',
    'BT-83',
    'Der Verwendungszweck',
    'The remittance information',
  ]),
  atMostOnce('//SpecifiedTradeAllowanceCharge', 'error', [
    '471',
    'RateApplicablePercent',
    'BT-96',
    'Der Steuersatz eines Nachlasses oder Zuschlags',
    'The VAT rate of an allowance or charge',
  ]),
  atMostOnce('//SpecifiedTradeAllowanceCharge', 'error', [
    '472',
    'CategoryTradeTax',
    'BT-95',
    'Die Steuerkategorie eines Nachlasses oder Zuschlags',
    'The VAT category of an allowance or charge',
  ]),
  atMostOnce('//SpecifiedTradeAllowanceCharge', 'error', [
    '473',
    'ActualAmount',
    'BT-92',
    'Der Betrag eines Nachlasses oder Zuschlags',
    'The amount of an allowance or charge',
  ]),
  ...totalAmounts.map((row) => atMostOnce(totals, 'error', row)),
  {
    ...atMostOnce('//SpecifiedTradeAllowanceCharge', 'error', ['463', 'ChargeIndicator', 'BG-20', '', '']),
    message: {
      de: 'Es ist nicht angegeben, ob es ein Nachlass oder ein Zuschlag ist.',
      en: 'It is not said whether this is an allowance or a charge.',
    },
    least: 1,
    most: Number.POSITIVE_INFINITY,
  },
];
