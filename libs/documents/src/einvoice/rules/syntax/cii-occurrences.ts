import type { Text } from '../../../diagnostic.ts';
import { ciiPlaces } from '../places.ts';
import { aboutTerm } from '../term-words.ts';
import type { OccurrenceRule } from './occurrences.ts';

const { context, document, agreement, settlement, line, totals } = ciiPlaces;
const lineDocument = `${line}/AssociatedDocumentLineDocument`;
const itemAttribute = `${line}/SpecifiedTradeProduct/ApplicableProductCharacteristic`;
const lineAgreement = `${line}/SpecifiedLineTradeAgreement`;
const allowance = '//SpecifiedTradeAllowanceCharge';

type Row = [number: string, severity: 'error' | 'warning', context: string, counted: string, term: string];

const atMostOnce: Row[] = [
  ['003', 'warning', context, 'BusinessProcessSpecifiedDocumentContextParameter', 'BT-23'],
  ['030', 'warning', `${document}/IncludedNote`, 'Content', 'BT-22'],
  ['039', 'warning', lineDocument, 'IncludedNote', 'BT-127'],
  ['040', 'warning', lineDocument, 'IncludedNote/Content', 'BT-127'],
  ['440', 'error', '//AppliedTradeAllowanceCharge', 'ActualAmount', 'BT-147'],
  ['441', 'error', lineAgreement, 'NetPriceProductTradePrice/ChargeAmount', 'BT-146'],
  ['452', 'warning', settlement, 'SpecifiedTradePaymentTerms', 'BT-20'],
  ['453', 'warning', settlement, 'SpecifiedTradePaymentTerms/Description', 'BT-20'],
  ['455', 'error', agreement, 'SellerTradeParty/DefinedTradeContact', 'BG-6'],
  ['456', 'error', agreement, 'BuyerTradeParty/DefinedTradeContact', 'BG-9'],
  ['459', 'error', agreement, 'SellerTradeParty/URIUniversalCommunication', 'BT-34'],
  ['460', 'error', agreement, 'BuyerTradeParty/URIUniversalCommunication', 'BT-49'],
  ['461', 'error', settlement, 'ApplicableTradeTax/TaxPointDate', 'BT-7'],
  ['469', 'error', settlement, 'PaymentReference', 'BT-83'],
  ['471', 'error', allowance, 'RateApplicablePercent', 'BT-96'],
  ['472', 'error', allowance, 'CategoryTradeTax', 'BT-95'],
  ['473', 'error', allowance, 'ActualAmount', 'BT-92'],
  ['477', 'error', totals, 'LineTotalAmount', 'BT-106'],
  ['478', 'error', totals, 'ChargeTotalAmount', 'BT-108'],
  ['479', 'error', totals, 'AllowanceTotalAmount', 'BT-107'],
  ['480', 'error', totals, 'TaxBasisTotalAmount', 'BT-109'],
  ['481', 'error', totals, 'RoundingAmount', 'BT-114'],
  ['482', 'error', totals, 'GrandTotalAmount', 'BT-112'],
  ['484', 'error', totals, 'TotalPrepaidAmount', 'BT-113'],
  ['487', 'error', totals, 'DuePayableAmount', 'BT-115'],
];

const exactlyOnce: Row[] = [
  ['009', 'error', context, 'GuidelineSpecifiedDocumentContextParameter', 'BT-24'],
  ['010', 'error', context, 'GuidelineSpecifiedDocumentContextParameter/ID', 'BT-24'],
  ['014', 'error', document, 'TypeCode', 'BT-3'],
  ['069', 'error', itemAttribute, 'Description', 'BT-160'],
  ['072', 'error', itemAttribute, 'Value', 'BT-161'],
  ['439', 'error', lineAgreement, 'NetPriceProductTradePrice/ChargeAmount', 'BT-146'],
  ['454', 'warning', `${line}/SpecifiedLineTradeSettlement`, 'ApplicableTradeTax', 'BG-30'],
];

/** Amounts of the totals that have no business term. */
const otherTotals: [number: string, name: string][] = [
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
];

function occurrence([number, severity, place, counted, term]: Row, message: Text, least: number): OccurrenceRule {
  return { id: `CII-SR-${number}`, severity, term, message, context: place, counted, least, most: 1 };
}

/** How often parts of a CII invoice may stand, where a mere count tells it (CEN 1.3.16, April 2026). */
export const ciiOccurrences: OccurrenceRule[] = [
  ...atMostOnce.map((row) =>
    occurrence(row, aboutTerm(row[4], 'steht mehr als einmal da.', 'is given more than once.'), 0),
  ),
  ...exactlyOnce.map((row) =>
    occurrence(row, aboutTerm(row[4], 'steht nicht genau einmal da.', 'is not given exactly once.'), 1),
  ),
  ...otherTotals.map(([number, name]) =>
    occurrence(
      [number, 'error', totals, name, 'BG-22'],
      { de: `Der Betrag ${name} steht mehr als einmal da.`, en: `The amount ${name} is given more than once.` },
      0,
    ),
  ),
  {
    ...occurrence(
      ['463', 'error', allowance, 'ChargeIndicator', 'BG-20'],
      {
        de: 'Es ist nicht angegeben, ob es ein Nachlass oder ein Zuschlag ist.',
        en: 'It is not said whether this is an allowance or a charge.',
      },
      1,
    ),
    most: Number.POSITIVE_INFINITY,
  },
];
