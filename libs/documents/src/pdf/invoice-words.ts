import type { Invoice } from '../einvoice/model/index.ts';
import { englishWords } from './english-words.ts';
import { germanWords } from './german-words.ts';
import type { Language } from '../locale/number-format.ts';

/** A column of the table of lines. */
export type Column = 'position' | 'item' | 'quantity' | 'price' | 'vat' | 'amount';

/** The words of the Swiss payment part, prescribed by its style guide. */
export type SwissWords = Record<
  | 'receipt'
  | 'payment'
  | 'account'
  | 'reference'
  | 'information'
  | 'payableBy'
  | 'payableByHand'
  | 'currency'
  | 'amount'
  | 'acceptance'
  | 'detach'
  | 'codeAlternative',
  string
>;

/** The words of a printed invoice in one language. */
export interface InvoiceWords {
  /** By type code (UNTDID 1001). */
  titles: Readonly<Record<string, string>>;
  invoice: string;
  cancellation: string;
  labels: Record<
    | 'number'
    | 'date'
    | 'delivery'
    | 'period'
    | 'customer'
    | 'buyerReference'
    | 'order'
    | 'contract'
    | 'yourVatId'
    | 'ourVatId'
    | 'taxNumber'
    | 'preceding',
    string
  >;
  columns: Record<Column, string>;
  units: Readonly<Record<string, string>>;
  carried: string;
  lineTotal: string;
  net: string;
  vatTotal: string;
  vatIn: (currency: string) => string;
  vatColumns: Record<'rate' | 'net' | 'vat', string>;
  percent: (rate: string) => string;
  noVat: string;
  reverseCharge: string;
  total: string;
  paid: string;
  rounding: string;
  due: string;
  payBy: (date: string) => string;
  directDebit: (account: string | undefined, creditor: string | undefined, mandate: string | undefined) => string;
  deliveredTo: (address: string) => string;
  representative: (name: string, vatId: string | undefined) => string;
  skonto: (date: string, percent: string, discount: string, amount: string) => string;
  /** The same where the buyer does not pay: of a credit note, a cancellation. */
  skontoDeducted: (date: string, percent: string, discount: string, amount: string) => string;
  bank: Record<'title' | 'payee' | 'iban' | 'bic' | 'purpose' | 'code' | 'codeAlternative', string>;
  swiss: SwissWords;
  allowance: (reason: string | undefined) => string;
  charge: (reason: string | undefined) => string;
  replaced: string;
  page: (page: number, pages: number) => string;
}

/** The words of a printed invoice. */
export function wordsFor(language: Language): InvoiceWords {
  return language === 'de' ? germanWords : englishWords;
}

/** What the document is called: a correction with a negative total is a cancellation. */
export function titleOf({ typeCode, totals }: Invoice, words: InvoiceWords): string {
  if (typeCode === '384' && totals.withVat.startsWith('-')) return words.cancellation;
  return typeName(words, typeCode) ?? words.invoice;
}

/** What documents of that type code are called; undefined for codes without words of ours. */
export function typeName({ titles }: InvoiceWords, code: string): string | undefined {
  return Object.hasOwn(titles, code) ? titles[code] : undefined;
}

/** What a unit is called; undefined for codes without words of ours. */
export function unitName({ units }: InvoiceWords, code: string): string | undefined {
  return Object.hasOwn(units, code) ? units[code] : undefined;
}
