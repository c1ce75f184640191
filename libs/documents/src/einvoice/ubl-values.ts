import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import type { Period } from './invoice.ts';

/** The tax scheme that marks a UBL category or number as one of value added tax. */
export const vatScheme: XmlNode = xml('cac:TaxScheme', [xml('cbc:ID', 'VAT')]);

/** An amount element with its currency; left out when there is no amount. */
export function amountNode(name: string, amount: string | undefined, currency: string): XmlNode {
  return xml(name, amount, { currencyID: currency });
}

/** The period element of the document or of a line. */
export function periodNode(period: Period | undefined): XmlNode | undefined {
  return period && xml('cac:InvoicePeriod', [xml('cbc:StartDate', period.start), xml('cbc:EndDate', period.end)]);
}
