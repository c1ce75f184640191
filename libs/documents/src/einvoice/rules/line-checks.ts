import type { XmlElement } from '../../xml/xml-element.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check, Paths } from './check.ts';
import { check, familyOf } from './check.ts';
import { isBelowZero } from './element-amounts.ts';
import { elementsAt, exists, isBlank, rawAt, someAt } from './element-paths.ts';
import { ciiPlaces, ublPlaces } from './places.ts';
import { aboutTerm } from './term-words.ts';

const netPrice: Paths = {
  ubl: 'Price/PriceAmount',
  cii: 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount',
};
const grossPrice: Paths = {
  ubl: 'Price/AllowanceCharge/BaseAmount',
  cii: 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/ChargeAmount',
};
const quantity: Paths = {
  ubl: 'InvoicedQuantity|CreditedQuantity',
  cii: 'SpecifiedLineTradeDelivery/BilledQuantity',
};
const attributes: Paths = {
  ubl: `${ublPlaces.line}/Item/AdditionalItemProperty`,
  cii: `${ciiPlaces.line}/SpecifiedTradeProduct/ApplicableProductCharacteristic`,
};

function lines(invoice: SourceInvoice): XmlElement[] {
  return elementsAt(invoice.root, familyOf(invoice) === 'cii' ? ciiPlaces.line : ublPlaces.line);
}

function lacks({ attributes: written }: XmlElement, attribute: string, filled: boolean): boolean {
  const text = written[attribute];
  return text === undefined || (filled && isBlank(text));
}

/** Rules of EN 16931 on lines that ask more than whether a term is there. */
export const lineChecks: readonly Check[] = [
  check('BR-23', 'BT-130', aboutTerm('BT-130', 'fehlt.', 'is missing.'), (invoice) =>
    lines(invoice).filter(
      (line) => !someAt(line, quantity[familyOf(invoice)], (element) => !lacks(element, 'unitCode', false)),
    ),
  ),
  check('BR-27', 'BT-146', aboutTerm('BT-146', 'fehlt oder ist negativ.', 'is missing or negative.'), (invoice) => {
    const path = netPrice[familyOf(invoice)];
    return lines(invoice).filter((line) => isBelowZero(rawAt(line, path)) !== false);
  }),
  check('BR-28', 'BT-148', aboutTerm('BT-148', 'ist negativ.', 'is negative.'), (invoice) =>
    lines(invoice).filter((line) => isBelowZero(rawAt(line, grossPrice[familyOf(invoice)])) === true),
  ),
  check(
    'BR-54',
    'BG-32',
    aboutTerm('BG-32', 'hat nicht beides: Namen und Wert.', 'does not have both: a name and a value.'),
    (invoice) => {
      const [name, value] = familyOf(invoice) === 'cii' ? ['Description', 'Value'] : ['Name', 'Value'];
      return elementsAt(invoice.root, attributes[familyOf(invoice)]).filter(
        (attribute) => !exists(attribute, name ?? '') || !exists(attribute, value ?? ''),
      );
    },
  ),
  check('BR-64', 'BT-157-1', aboutTerm('BT-157', 'hat kein Schema.', 'has no scheme.'), (invoice) =>
    familyOf(invoice) === 'cii'
      ? lines(invoice)
          .flatMap((line) => elementsAt(line, 'SpecifiedTradeProduct/GlobalID'))
          .filter((id) => lacks(id, 'schemeID', true))
      : elementsAt(invoice.root, `${ublPlaces.line}/Item/StandardItemIdentification/ID`).filter((id) =>
          lacks(id, 'schemeID', false),
        ),
  ),
  check('BR-65', 'BT-158-1', aboutTerm('BT-158', 'hat kein Schema.', 'has no scheme.'), (invoice) =>
    familyOf(invoice) === 'cii'
      ? lines(invoice)
          .flatMap((line) => elementsAt(line, 'SpecifiedTradeProduct/DesignatedProductClassification/ClassCode'))
          .filter((code) => lacks(code, 'listID', true))
      : elementsAt(invoice.root, `${ublPlaces.line}/Item/CommodityClassification/ItemClassificationCode`).filter(
          (code) => lacks(code, 'listID', false),
        ),
  ),
];
