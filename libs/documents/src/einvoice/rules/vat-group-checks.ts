import type { XmlElement } from '../../xml/xml-element.ts';
import type { Check } from './check.ts';
import { check, milder, only } from './check.ts';
import { hasOwnRules, isVat } from './element-flags.ts';
import { descendantsNamed, elementsAt, exists, normalized } from './element-paths.ts';
import { ciiPlaces, ublPlaces } from './places.ts';
import { aboutTerm } from './term-words.ts';

const code = aboutTerm('BT-118', 'fehlt.', 'is missing.');
const rate = aboutTerm('BT-119', 'fehlt.', 'is missing.');
const accounting = aboutTerm(
  'BT-111',
  'fehlt, obwohl eine Währung der Umsatzsteuer (BT-6) genannt ist.',
  'is missing although a VAT accounting currency (BT-6) is given.',
);
const breakdown = aboutTerm('BG-23', 'fehlt.', 'is missing.');
const card = {
  de: 'Eine Rechnung soll keine vollständige Kartennummer (BT-87) nennen, höchstens die ersten sechs und die letzten vier Ziffern.',
  en: 'An invoice should not give a full card number (BT-87), at most its first six and last four digits.',
};

function vatCategories(group: XmlElement): XmlElement[] {
  return elementsAt(group, 'TaxCategory').filter(isVat);
}

function ciiGroups(root: XmlElement): XmlElement[] {
  return elementsAt(root, ciiPlaces.vatGroup).filter((group) => !hasOwnRules(group));
}

function isOutsideVat(category: XmlElement): boolean {
  return elementsAt(category, 'ID').some(({ content }) => normalized(content) === 'O');
}

/** Rules of EN 16931 on the breakdown of the tax and on cards. */
export const vatGroupChecks: readonly Check[] = [
  only(
    'ubl',
    check('BR-47', 'BT-118', code, ({ root }) =>
      elementsAt(root, ublPlaces.vatGroup).filter(
        (group) => !vatCategories(group).some((category) => exists(category, 'ID')),
      ),
    ),
  ),
  only(
    'cii',
    check('BR-47', 'BT-118', code, ({ root }) =>
      ciiGroups(root).filter((group) => !isVat(group) || !exists(group, 'CategoryCode')),
    ),
  ),
  only(
    'ubl',
    check('BR-48', 'BT-119', rate, ({ root }) =>
      elementsAt(root, ublPlaces.vatGroup).filter(
        (group) => !vatCategories(group).some((category) => exists(category, 'Percent') || isOutsideVat(category)),
      ),
    ),
  ),
  only(
    'cii',
    check('BR-48', 'BT-119', rate, ({ root }) =>
      ciiGroups(root).filter((group) => !isVat(group) || !exists(group, 'RateApplicablePercent')),
    ),
  ),
  only(
    'ubl',
    check('BR-53', 'BT-111', accounting, ({ root }) => {
      const currencies = elementsAt(root, 'TaxCurrencyCode');
      if (currencies.length === 0) return [];
      const amounts = descendantsNamed(root, 'TaxTotal').flatMap((total) => elementsAt(total, 'TaxAmount'));
      return currencies.filter(
        ({ content }) => !amounts.some(({ attributes }) => attributes['currencyID'] === content),
      );
    }),
  ),
  only(
    'cii',
    check('BR-53', 'BT-111', accounting, ({ root }) => {
      const codes = elementsAt(root, `${ciiPlaces.settlement}/TaxCurrencyCode`).map(({ content }) => content);
      const invoiceCodes = elementsAt(root, `${ciiPlaces.settlement}/InvoiceCurrencyCode`);
      if (codes.length === 0) return [];
      const isSame = invoiceCodes.some(({ content }) => codes.includes(content));
      return elementsAt(root, ciiPlaces.totals).filter(
        (totals) =>
          isSame ||
          !elementsAt(totals, 'TaxTotalAmount').some(({ attributes }) =>
            codes.includes(attributes['currencyID'] ?? ''),
          ),
      );
    }),
  ),
  only(
    'ubl',
    check('BR-CO-18', 'BG-23', breakdown, ({ root }) => (exists(root, ublPlaces.vatGroup) ? [] : [root])),
  ),
  only(
    'cii',
    check('BR-CO-18', 'BG-23', breakdown, ({ root }) =>
      exists(root, ciiPlaces.vatGroup) ? [] : elementsAt(root, ciiPlaces.line).slice(0, 1),
    ),
  ),
  only(
    'ubl',
    check('BR-51', 'BT-87', card, ({ root }) =>
      elementsAt(root, 'PaymentMeans/CardAccount/PrimaryAccountNumberID').filter(
        ({ content }) => normalized(content).length > 10,
      ),
    ),
  ),
  only(
    'cii',
    check('BR-51', 'BT-87', card, ({ root }) =>
      elementsAt(root, `${ciiPlaces.paymentMeans}/ApplicableTradeSettlementFinancialCard/ID`).filter(
        ({ content }) => content.length > 10,
      ),
    ),
  ),
].map((each) => (each.rule.id === 'BR-51' ? milder('warning', each) : each));
