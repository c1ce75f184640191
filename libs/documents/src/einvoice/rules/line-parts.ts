import type { XmlElement } from '../../xml/xml-element.ts';
import type { Family } from './check.ts';
import { PathPattern } from './path-pattern.ts';
import { ciiPlaces, ublPlaces } from './places.ts';

/** What rules ask for in each line, by where it stands; several rules ask for the same. */
const paths = {
  ubl: {
    amount: 'LineExtensionAmount',
    quantity: 'InvoicedQuantity|CreditedQuantity',
    price: 'Price/PriceAmount',
    base: 'Price/BaseQuantity',
    grossBase: '',
    allowance: 'AllowanceCharge',
    reference: 'DocumentReference',
    period: 'InvoicePeriod',
    start: 'InvoicePeriod/StartDate',
    end: 'InvoicePeriod/EndDate',
    tax: 'Item/ClassifiedTaxCategory',
    gross: '',
    grossAmount: 'Price/AllowanceCharge/BaseAmount',
    discount: '',
    agreementDocument: '',
    deliveryDocument: '',
  },
  cii: {
    amount: 'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
    quantity: 'SpecifiedLineTradeDelivery/BilledQuantity',
    price: 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount',
    base: 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity',
    grossBase: 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/BasisQuantity',
    allowance: 'SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge',
    reference: 'SpecifiedLineTradeSettlement/AdditionalReferencedDocument',
    period: 'SpecifiedLineTradeSettlement/BillingSpecifiedPeriod',
    start: 'SpecifiedLineTradeSettlement/BillingSpecifiedPeriod/StartDateTime/DateTimeString',
    end: 'SpecifiedLineTradeSettlement/BillingSpecifiedPeriod/EndDateTime/DateTimeString',
    tax: 'SpecifiedLineTradeSettlement/ApplicableTradeTax',
    gross: 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice',
    grossAmount: 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/ChargeAmount',
    discount:
      'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice|NetPriceProductTradePrice/AppliedTradeAllowanceCharge',
    agreementDocument: 'SpecifiedLineTradeAgreement/AdditionalReferencedDocument',
    deliveryDocument: 'SpecifiedLineTradeDelivery/AdditionalReferencedDocument',
  },
} as const satisfies Record<Family, Record<string, string>>;

/** What a part of a line is called. */
export type LinePart = keyof (typeof paths)['ubl'];

const none: XmlElement[] = [];
Object.freeze(none);

/** A line with what stands in it; a part that is missing is an empty list. */
export class LineParts implements Readonly<Record<LinePart, readonly XmlElement[]>> {
  readonly line: XmlElement;
  amount = none;
  quantity = none;
  price = none;
  base = none;
  gross = none;
  grossAmount = none;
  grossBase = none;
  discount = none;
  allowance = none;
  reference = none;
  agreementDocument = none;
  deliveryDocument = none;
  period = none;
  start = none;
  end = none;
  tax = none;

  constructor(line: XmlElement) {
    this.line = line;
  }

  add(part: LinePart, element: XmlElement): void {
    if (this[part] === none) this[part] = [element];
    else this[part].push(element);
  }
}

const lines: Readonly<Record<Family, PathPattern>> = {
  ubl: new PathPattern(ublPlaces.line),
  cii: new PathPattern(ciiPlaces.line),
};

const parts: Readonly<Record<Family, readonly { part: LinePart; pattern: PathPattern }[]>> = {
  ubl: patternsOf('ubl'),
  cii: patternsOf('cii'),
};

function patternsOf(family: Family): { part: LinePart; pattern: PathPattern }[] {
  const line = family === 'cii' ? ciiPlaces.line : ublPlaces.line;
  return Object.entries(paths[family]).flatMap(([part, path]) =>
    isPart(part) && path !== '' ? [{ part, pattern: new PathPattern(`${line}/${path}`) }] : [],
  );
}

function isPart(name: string): name is LinePart {
  return name in paths.ubl;
}

/** Whether elements whose names from the root on are these are lines of the invoice. */
export function isLine(family: Family, names: readonly string[]): boolean {
  return lines[family].matches(names);
}

/** Which part of a line the elements are whose names from the root on are these. */
export function linePartAt(family: Family, names: readonly string[]): LinePart | undefined {
  return parts[family].find(({ pattern }) => pattern.matches(names))?.part;
}
