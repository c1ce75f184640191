import type { Invoice, InvoiceLine, Period } from '../einvoice/model/index.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';

/** The fields of a type that hold a text or nothing. */
type TextField<T> = {
  [K in keyof T]-?: string extends T[K] ? K : T[K] extends string | undefined ? K : never;
}[keyof T];

/** Fields of the invoice that ebInterface knows no element for, by the key under which they stand as additional information. */
export const invoiceKeys: Readonly<Record<string, TextField<Invoice>>> = {
  BuyerReference: 'buyerReference',
  ProjectReference: 'projectReference',
  ContractReference: 'contractReference',
  SalesOrderReference: 'salesOrderReference',
  ReceivingAdviceReference: 'receivingAdviceReference',
  DespatchAdviceReference: 'despatchAdviceReference',
  TenderReference: 'tenderReference',
  InvoicedObject: 'invoicedObject',
  InvoicedObjectScheme: 'invoicedObjectScheme',
  AccountingReference: 'accountingReference',
  TaxPointDate: 'taxPointDate',
  TaxPointCode: 'taxPointCode',
  VatCurrency: 'vatCurrency',
};

/** The same for fields of a line. */
export const lineKeys: Readonly<Record<string, TextField<InvoiceLine>>> = {
  LineIdentifier: 'id',
  Note: 'note',
  Object: 'object',
  ObjectScheme: 'objectScheme',
  AccountingReference: 'accountingReference',
  OrderLineReference: 'orderLineReference',
  GrossPrice: 'grossPrice',
  PriceDiscount: 'priceDiscount',
  PriceBaseUnit: 'priceBaseUnit',
  StandardItemScheme: 'standardItemScheme',
  OriginCountry: 'originCountry',
};

/** An additional information; without a value it is left out. */
export function information(key: string, value: string | undefined): XmlNode {
  return xml('AdditionalInformation', value, { Key: key });
}

/** A period for which there is no place as one. */
export function periodInformation(period: Period | undefined): XmlNode[] {
  return [information('PeriodFrom', period?.start), information('PeriodTo', period?.end)];
}
