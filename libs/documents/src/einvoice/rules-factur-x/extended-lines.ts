import { wrongAmount } from '../rules/amounts/wrong-amount.ts';
import type { Check, Found } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { aboutTerm } from '../rules/term-words.ts';
import type { SourceGroup, SourceInvoice } from '../source/source-invoice.ts';
import { amountOf, countedParts, isWithin, statusOf, sumOf } from './extended-view.ts';

function required(id: string, term: string): Check {
  const message = aboutTerm(term, 'fehlt in einer Position, die zählt.', 'is missing in a line that counts.');
  return check(`BR-FXEXT-${id}`, term, message, ({ source: invoice }) =>
    countedParts(invoice)
      .lines.filter((line) => !line.value(term)?.text.trim())
      .map(({ element }) => element),
  );
}

function idOf(line: SourceGroup): string {
  return line.value('BT-126')?.text.trim() ?? '';
}

function parentOf(line: SourceGroup): string | undefined {
  return line.value('BT-X-304')?.text.trim();
}

/** Lines below each line, by its id. */
function childrenIn(invoice: SourceInvoice): Map<string, SourceGroup[]> {
  const children = new Map<string, SourceGroup[]>();
  for (const line of invoice.groups('BG-25')) {
    const parent = parentOf(line);
    if (parent === undefined) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(line);
    else children.set(parent, [line]);
  }
  return children;
}

const status = check(
  'BR-FXEXT-06',
  'BT-X-8',
  {
    de: 'Eine Position, die über oder unter einer anderen steht, sagt nicht, was sie ist.',
    en: 'A line that stands above or below another one does not say what it is.',
  },
  ({ source: invoice }) => {
    const children = childrenIn(invoice);
    return invoice
      .groups('BG-25')
      .filter((line) => (parentOf(line) !== undefined || children.has(idOf(line))) && !line.value('BT-X-8'))
      .map(({ element }) => element);
  },
);

const subtotal = check(
  'BR-FXEXT-08',
  'BT-131',
  {
    de: 'Der Betrag der Zwischensumme ist nicht die Summe der Positionen darunter.',
    en: 'The amount of the subtotal is not the sum of the lines below it.',
  },
  ({ source: invoice }) => {
    const children = childrenIn(invoice);
    return invoice.groups('BG-25').flatMap((line): Found[] => {
      const value = line.value('BT-131');
      const stated = amountOf(line, 'BT-131');
      if (statusOf(line) !== 'GROUP' || !value || !stated) return [];
      const below = (children.get(idOf(line)) ?? []).filter((child) => statusOf(child) !== 'INFORMATION');
      // A subtotal inside that has no amount of its own cannot be added up here.
      if (below.some((child) => amountOf(child, 'BT-131') === undefined)) return [];
      const sum = sumOf(below, 'BT-131');
      return isWithin(stated, sum, below.length) ? [] : [wrongAmount(value.element, stated, sum)];
    });
  },
);

const parent = check(
  'BR-FXEXT-11',
  'BT-X-304',
  {
    de: 'Keine Position der Rechnung hat die Nummer der übergeordneten Position.',
    en: 'No line of the invoice has the identifier of the parent line.',
  },
  ({ source: invoice }) => {
    const lines = invoice.groups('BG-25');
    const ids = new Set(lines.map(idOf));
    return lines.flatMap((line) => {
      const value = line.value('BT-X-304');
      return value && !ids.has(value.text.trim()) ? [value.element] : [];
    });
  },
);

const negativePrice = check(
  'BR-FXEXT-27',
  'BT-146',
  { de: 'Der Nettopreis des Artikels ist negativ.', en: 'The item net price is negative.' },
  ({ source: invoice }) =>
    invoice.groups('BG-25').flatMap((line) => {
      const value = line.value('BT-146');
      return value && amountOf(line, 'BT-146')?.isNegative() ? [value.element] : [];
    }),
);

/** Lines of an invoice of EXTENDED: rules of Factur-X 1.09 about subtotals and what the other lines must say. */
export const extendedLines: readonly Check[] = [
  required('BR-22', 'BT-129'),
  required('BR-23', 'BT-130'),
  required('BR-24', 'BT-131'),
  required('BR-26', 'BT-146'),
  required('CO-04', 'BT-151'),
  negativePrice,
  status,
  subtotal,
  parent,
];
