import type { Invoice } from '../einvoice/model/index.ts';
import type { Language } from './number-format.ts';

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
  net: string;
  vatTotal: string;
  vatColumns: Record<'rate' | 'net' | 'vat', string>;
  percent: (rate: string) => string;
  noVat: string;
  reverseCharge: string;
  total: string;
  paid: string;
  due: string;
  payBy: (date: string) => string;
  skonto: (date: string, percent: string, discount: string, amount: string) => string;
  bank: Record<'title' | 'payee' | 'iban' | 'bic' | 'purpose' | 'code' | 'codeAlternative', string>;
  swiss: SwissWords;
  discount: (reason: string, amount: string) => string;
  replaced: string;
  page: (page: number, pages: number) => string;
}

const german: InvoiceWords = {
  invoice: 'Rechnung',
  cancellation: 'Stornorechnung',
  titles: {
    '326': 'Teilrechnung',
    '380': 'Rechnung',
    '381': 'Rechnungskorrektur',
    '384': 'Rechnungskorrektur',
    '389': 'Gutschrift',
    '875': 'Abschlagsrechnung',
    '876': 'Teilschlussrechnung',
    '386': 'Vorauszahlungsrechnung',
    '877': 'Schlussrechnung',
  },
  labels: {
    number: 'Rechnungsnummer',
    date: 'Rechnungsdatum',
    delivery: 'Leistungsdatum',
    period: 'Leistungszeitraum',
    customer: 'Kundennummer',
    buyerReference: 'Ihr Zeichen',
    order: 'Ihre Bestellung',
    contract: 'Vertrag',
    yourVatId: 'Ihre USt-IdNr.',
    ourVatId: 'Unsere USt-IdNr.',
    taxNumber: 'Steuernummer',
    preceding: 'Zu Rechnung',
  },
  columns: {
    position: 'Pos.',
    item: 'Leistung',
    quantity: 'Menge',
    price: 'Einzelpreis',
    vat: 'USt.',
    amount: 'Betrag',
  },
  units: {
    C62: 'Stück',
    H87: 'Stück',
    XPP: 'Stück',
    HUR: 'Std.',
    DAY: 'Tage',
    WEE: 'Wochen',
    MON: 'Monate',
    ANN: 'Jahre',
    LS: 'pauschal',
    KGM: 'kg',
    KMT: 'km',
    E48: 'Einheiten',
  },
  carried: 'Übertrag',
  net: 'Summe netto',
  vatTotal: 'Umsatzsteuer',
  vatColumns: { rate: 'USt.-Satz', net: 'Nettobetrag', vat: 'Umsatzsteuer' },
  percent: (rate) => `${rate} %`,
  noVat: 'ohne',
  reverseCharge: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).',
  total: 'Gesamtbetrag',
  paid: 'Bereits gezahlt',
  due: 'Zu zahlen',
  payBy: (date) => `Zahlbar bis ${date} ohne Abzug.`,
  skonto: (date, percent, discount, amount) =>
    `Bei Zahlung bis ${date} gewähren wir ${percent} % Skonto (${discount}); zu zahlen sind dann ${amount}.`,
  bank: {
    title: 'Bankverbindung',
    payee: 'Empfänger',
    iban: 'IBAN',
    bic: 'BIC',
    purpose: 'Verwendungszweck',
    code: 'Mit der Banking-App scannen',
    codeAlternative: 'GiroCode mit den Angaben der Überweisung',
  },
  swiss: {
    receipt: 'Empfangsschein',
    payment: 'Zahlteil',
    account: 'Konto / Zahlbar an',
    reference: 'Referenz',
    information: 'Zusätzliche Informationen',
    payableBy: 'Zahlbar durch',
    currency: 'Währung',
    amount: 'Betrag',
    acceptance: 'Annahmestelle',
    detach: 'Vor der Einzahlung abzutrennen',
    codeAlternative: 'Swiss QR Code mit den Angaben der Zahlung',
  },
  discount: (reason, amount) => `abzüglich ${reason}: ${amount}`,
  replaced: 'Zeichen, die diese Schrift nicht kennt, sind ersetzt. Maßgeblich ist die elektronische Rechnung.',
  page: (page, pages) => `Seite ${page} von ${pages}`,
};

const english: InvoiceWords = {
  invoice: 'Invoice',
  cancellation: 'Cancellation invoice',
  titles: {
    '326': 'Partial invoice',
    '380': 'Invoice',
    '381': 'Credit note',
    '384': 'Corrected invoice',
    '389': 'Self-billed invoice',
    '875': 'Partial construction invoice',
    '876': 'Partial final construction invoice',
    '386': 'Prepayment invoice',
    '877': 'Final construction invoice',
  },
  labels: {
    number: 'Invoice number',
    date: 'Invoice date',
    delivery: 'Date of supply',
    period: 'Period of supply',
    customer: 'Customer number',
    buyerReference: 'Your reference',
    order: 'Your order',
    contract: 'Contract',
    yourVatId: 'Your VAT ID',
    ourVatId: 'Our VAT ID',
    taxNumber: 'Tax number',
    preceding: 'For invoice',
  },
  columns: { position: 'No.', item: 'Item', quantity: 'Quantity', price: 'Unit price', vat: 'VAT', amount: 'Amount' },
  units: {
    C62: 'pcs',
    H87: 'pcs',
    XPP: 'pcs',
    HUR: 'h',
    DAY: 'days',
    WEE: 'weeks',
    MON: 'months',
    ANN: 'years',
    LS: 'lump sum',
    KGM: 'kg',
    KMT: 'km',
    E48: 'units',
  },
  carried: 'Carried forward',
  net: 'Total without VAT',
  vatTotal: 'VAT',
  vatColumns: { rate: 'VAT rate', net: 'Net amount', vat: 'VAT' },
  percent: (rate) => `${rate}%`,
  noVat: 'none',
  reverseCharge: 'Reverse charge: the recipient owes the VAT (Steuerschuldnerschaft des Leistungsempfängers).',
  total: 'Total',
  paid: 'Already paid',
  due: 'Amount due',
  payBy: (date) => `Payable by ${date} without deduction.`,
  skonto: (date, percent, discount, amount) =>
    `If you pay by ${date}, you may deduct ${percent}% (${discount}); the amount to pay is then ${amount}.`,
  bank: {
    title: 'Bank details',
    payee: 'Payee',
    iban: 'IBAN',
    bic: 'BIC',
    purpose: 'Reference',
    code: 'Scan with your banking app',
    codeAlternative: 'GiroCode with the details of the credit transfer',
  },
  swiss: {
    receipt: 'Receipt',
    payment: 'Payment part',
    account: 'Account / Payable to',
    reference: 'Reference',
    information: 'Additional information',
    payableBy: 'Payable by',
    currency: 'Currency',
    amount: 'Amount',
    acceptance: 'Acceptance point',
    detach: 'Separate before paying in',
    codeAlternative: 'Swiss QR Code with the details of the payment',
  },
  discount: (reason, amount) => `less ${reason}: ${amount}`,
  replaced: 'Characters that this font lacks have been replaced. The electronic invoice is authoritative.',
  page: (page, pages) => `Page ${page} of ${pages}`,
};

/** The words of a printed invoice. */
export function wordsFor(language: Language): InvoiceWords {
  return language === 'de' ? german : english;
}

/** What the document is called: a correction with a negative total is a cancellation. */
export function titleOf({ typeCode, totals }: Invoice, words: InvoiceWords): string {
  if (typeCode === '384' && totals.withVat.startsWith('-')) return words.cancellation;
  return words.titles[typeCode] ?? words.invoice;
}
