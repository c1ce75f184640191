import type { XmlElement } from '../../xml/xml-element.ts';
import { familyOf } from '../rules/check.ts';
import type { Family } from '../rules/check.ts';
import { elementsAt } from '../rules/element-paths.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import { places } from '../rules/places.ts';

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
    discount:
      'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice|NetPriceProductTradePrice/AppliedTradeAllowanceCharge',
    agreementDocument: 'SpecifiedLineTradeAgreement/AdditionalReferencedDocument',
    deliveryDocument: 'SpecifiedLineTradeDelivery/AdditionalReferencedDocument',
  },
} as const satisfies Record<Family, Record<string, string>>;

type PartName = keyof (typeof paths)['ubl'];

const none: XmlElement[] = [];

/** A line with what stands in it; a part that is missing is an empty list. */
export class LineParts implements Readonly<Record<PartName, readonly XmlElement[]>> {
  readonly line: XmlElement;
  amount = none;
  quantity = none;
  price = none;
  base = none;
  gross = none;
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

  constructor(line: XmlElement, way: Step) {
    this.line = line;
    this.gather(line, way);
  }

  private gather(element: XmlElement, step: Step): void {
    for (const child of element.children) {
      const next = step.next.get(child.name);
      if (!next) continue;
      if (next.part !== undefined) this.add(next.part, child);
      if (next.next.size > 0) this.gather(child, next);
    }
  }

  private add(part: PartName, element: XmlElement): void {
    if (this[part] === none) this[part] = [element];
    else this[part].push(element);
  }
}

/** One step of the paths: what is found here, and the steps that go on by the name of the child. */
interface Step {
  part?: PartName;
  next: Map<string, Step>;
}

const ways: Record<Family, Step> = { ubl: wayOf(paths.ubl), cii: wayOf(paths.cii) };

function wayOf(byPart: Readonly<Record<PartName, string>>): Step {
  const start: Step = { next: new Map() };
  const parts = Object.keys(byPart).filter((name): name is PartName => name in byPart);
  for (const part of parts) {
    let step = [start];
    for (const names of byPart[part].split('/').filter(Boolean))
      step = step.flatMap((at) => nextSteps(at, names.split('|')));
    if (byPart[part] !== '') for (const at of step) at.part = part;
  }
  return start;
}

function nextSteps(step: Step, names: readonly string[]): Step[] {
  return names.map((name) => {
    const next = step.next.get(name) ?? { next: new Map() };
    step.next.set(name, next);
    return next;
  });
}

const lines = new WeakMap<SourceInvoice, readonly LineParts[]>();

/** The lines of an invoice with their parts, found once for all rules and in one pass. */
export function linePartsOf(invoice: SourceInvoice): readonly LineParts[] {
  const known = lines.get(invoice);
  if (known) return known;
  const family = familyOf(invoice);
  const made = elementsAt(invoice.root, places.line[family]).map((line) => new LineParts(line, ways[family]));
  lines.set(invoice, made);
  return made;
}
