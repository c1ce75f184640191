import type { XmlElement } from '../../xml/xml-element.ts';
import { elementsAt } from '../rules/element-paths.ts';

const known = new WeakMap<XmlElement, readonly XmlElement[]>();

/** All lines in UBL, each with the sub lines below it. */
export function linesAndSubLines(root: XmlElement): readonly XmlElement[] {
  const before = known.get(root);
  if (before) return before;
  const lines: XmlElement[] = [];
  const visit = (line: XmlElement): void => {
    lines.push(line);
    for (const below of elementsAt(line, 'SubInvoiceLine|SubCreditNoteLine')) visit(below);
  };
  for (const line of elementsAt(root, 'InvoiceLine|CreditNoteLine')) visit(line);
  known.set(root, lines);
  return lines;
}

const knownPrices = new WeakMap<XmlElement, readonly XmlElement[]>();

/** The prices of all lines in UBL, those of sub lines included. */
export function pricesOf(root: XmlElement): readonly XmlElement[] {
  const before = knownPrices.get(root);
  if (before) return before;
  const prices = linesAndSubLines(root).flatMap((line) => elementsAt(line, 'Price'));
  knownPrices.set(root, prices);
  return prices;
}
