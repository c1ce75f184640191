import type { ExactAmount } from '../exact-amount.ts';
import type { XmlElement } from '../../../xml/xml-element.ts';
import type { Check, Found } from '../check.ts';
import { check } from '../check.ts';
import { amountAt, decimalOf, roundedToCents } from '../element-amounts.ts';
import { exists, firstAt } from '../element-paths.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { aboutTerm } from '../term-words.ts';
import { lineAmounts, sumOfListed, wrongTotal } from './fitting-totals.ts';
import type { TotalNames as Names } from './total-names.ts';
import { totalNames as names, totalPlaces as at } from './total-names.ts';

// A total that must be what the others make it; undefined where these cannot be computed or nothing is demanded.
function totalCheck(
  id: string,
  term: string,
  place: 'lines' | 'allowances' | 'charges' | 'net' | 'due',
  de: string,
  en: string,
  expected: (totals: XmlElement, name: Names, invoice: PlacedInvoice) => ExactAmount | 'nothing' | undefined,
): Check {
  return check(id, term, aboutTerm(term, de, en), (invoice) => {
    const name = names[invoice.family];
    return invoice.at(at.totals).flatMap((totals): Found[] => {
      const element = firstAt(totals, name[place]);
      const given = element && decimalOf(element.content);
      const wanted = expected(totals, name, invoice);
      if (wanted === 'nothing') return [];
      if (given !== undefined && wanted !== undefined && given.equals(wanted)) return [];
      return [wrongTotal(invoice, place, element ?? totals, given)];
    });
  });
}

function listed(
  totals: XmlElement,
  name: Names,
  invoice: PlacedInvoice,
  kind: 'allowances' | 'charges',
): ExactAmount | 'nothing' | undefined {
  const { sum, count } = sumOfListed(invoice, kind);
  return count === 0 && !exists(totals, name[kind]) ? 'nothing' : sum;
}

// The amounts with their signs; what is not there counts as zero, except the first.
function combined(
  totals: XmlElement,
  first: string,
  others: readonly (readonly [string, 'plus' | 'minus'])[],
): ExactAmount | undefined {
  let result = amountAt(totals, first);
  for (const [name, sign] of others) {
    const element = firstAt(totals, name);
    if (element === undefined) continue;
    const amount = decimalOf(element.content);
    result = amount && result?.[sign](amount);
  }
  return result;
}

function cents(amount: ExactAmount | undefined): ExactAmount | undefined {
  return amount && roundedToCents(amount);
}

/** The rules of EN 16931 on the totals of an invoice (BG-22), but for those with the tax. */
export const totalsChecks: readonly Check[] = [
  totalCheck(
    'BR-CO-10',
    'BT-106',
    'lines',
    'ist nicht die Summe der Nettobeträge der Positionen.',
    'is not the sum of the net amounts of the lines.',
    (_totals, _name, invoice) => {
      const { sum, isNumber } = invoice.ofLines(lineAmounts);
      return isNumber ? roundedToCents(sum.value) : undefined;
    },
  ),
  totalCheck(
    'BR-CO-11',
    'BT-107',
    'allowances',
    'ist nicht die Summe der Nachlässe auf Rechnungsebene.',
    'is not the sum of the allowances on document level.',
    (totals, name, invoice) => listed(totals, name, invoice, 'allowances'),
  ),
  totalCheck(
    'BR-CO-12',
    'BT-108',
    'charges',
    'ist nicht die Summe der Zuschläge auf Rechnungsebene.',
    'is not the sum of the charges on document level.',
    (totals, name, invoice) => listed(totals, name, invoice, 'charges'),
  ),
  totalCheck(
    'BR-CO-13',
    'BT-109',
    'net',
    'ist nicht die Summe der Positionen abzüglich der Nachlässe und zuzüglich der Zuschläge.',
    'is not the sum of the lines less the allowances plus the charges.',
    (totals, name) =>
      cents(
        combined(totals, name.lines, [
          [name.allowances, 'minus'],
          [name.charges, 'plus'],
        ]),
      ),
  ),
];

/** The amount that is due, told behind the totals that it is made of. */
export const dueChecks: readonly Check[] = [
  totalCheck(
    'BR-CO-16',
    'BT-115',
    'due',
    'ist nicht der Gesamtbetrag mit Umsatzsteuer abzüglich des gezahlten und zuzüglich des Rundungsbetrags.',
    'is not the total with VAT less the paid amount plus the rounding amount.',
    (totals, name) =>
      combined(totals, name.gross, [
        [name.paid, 'minus'],
        [name.rounding, 'plus'],
      ]),
  ),
];
