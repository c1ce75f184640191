import type { XmlElement } from '../../xml/xml-element.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check } from '../rules/check.ts';
import { check, milder, only } from '../rules/check.ts';
import { elementsAt, exists, filled, rawAt } from '../rules/element-paths.ts';
import { sumAt, sumOf } from '../rules/amount-sum.ts';
import { decimalOf, roundedToCents, zeroAmount } from '../rules/element-amounts.ts';
import { chosenAt, firstAtPlace, placeAt } from '../rules/place.ts';
import { lineFacts } from './line-facts.ts';

const ATTACHMENTS = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/xml',
];

function isOtherFile({ attributes }: XmlElement): boolean {
  return !ATTACHMENTS.includes(attributes['mimeCode'] ?? '');
}

const at = {
  line: placeAt('InvoiceLine'),
  subLine: placeAt('//SubInvoiceLine'),
  subItem: placeAt('//SubInvoiceLine/Item'),
  totals: placeAt('LegalMonetaryTotal'),
  payment: placeAt('PrepaidPayment'),
  paidByOthers: placeAt('PrepaidPayment/PaidAmount'),
  currency: placeAt('DocumentCurrencyCode'),
  attachment: {
    ubl: chosenAt('//EmbeddedDocumentBinaryObject', isOtherFile),
    cii: chosenAt('//AttachmentBinaryObject', isOtherFile),
  },
  parentLine: firstAtPlace('//ParentLineID'),
};

/** Lines whose amount is not that of the lines directly below; a line without any below says nothing. */
function unequalSums(invoice: PlacedInvoice): XmlElement[] {
  return [...invoice.at(at.line), ...invoice.at(at.subLine)].filter((line) => {
    if (!exists(line, 'SubInvoiceLine')) return false;
    const amount = decimalOf(rawAt(line, 'LineExtensionAmount'));
    const sum = sumAt(line, 'SubInvoiceLine/LineExtensionAmount');
    return amount === undefined || sum === undefined || !amount.equals(sum);
  });
}

function dueIsWrong(invoice: PlacedInvoice): XmlElement[] {
  const others = invoice.isFilled(at.paidByOthers) ? sumOf(invoice.at(at.paidByOthers)) : zeroAmount;
  return invoice.at(at.totals).filter((totals) => {
    const [due, gross] = [decimalOf(rawAt(totals, 'PayableAmount')), decimalOf(rawAt(totals, 'TaxInclusiveAmount'))];
    const [paid, rounding] = [sumAt(totals, 'PrepaidAmount'), sumAt(totals, 'PayableRoundingAmount')];
    if (!due || !gross || !paid || !rounding || !others) return true;
    return !roundedToCents(due.minus(rounding)).equals(roundedToCents(gross.minus(paid).plus(others)));
  });
}

/** The payments of others, BG-DEX-09, of which an invoice in UBL alone can tell. */
function otherPayments(invoice: PlacedInvoice): readonly XmlElement[] {
  return invoice.syntax === 'ubl-invoice' ? invoice.at(at.payment) : [];
}

function paymentRule(
  id: string,
  term: string,
  de: string,
  en: string,
  broken: (payment: XmlElement, invoice: PlacedInvoice) => boolean,
): Check {
  return only(
    'ubl',
    check(id, term, { de, en }, (invoice) => otherPayments(invoice).filter((payment) => broken(payment, invoice))),
  );
}

function otherCurrency(payment: XmlElement, invoice: PlacedInvoice): boolean {
  const currencies = invoice.at(at.currency).map(({ content }) => content);
  return !elementsAt(payment, 'PaidAmount').some(({ attributes }) =>
    currencies.includes(attributes['currencyID'] ?? ''),
  );
}

/** Sub lines and payments of others, which the extension adds in UBL; and what it cannot say in CII. */
export const extensionChecks: Check[] = [
  check(
    'BR-DEX-01',
    'BT-125',
    {
      de: 'Diese Art von Datei darf nicht angehängt werden.',
      en: 'This kind of file may not be attached.',
    },
    (invoice) => invoice.at(at.attachment),
  ),
  milder(
    'warning',
    only(
      'ubl',
      check(
        'BR-DEX-02',
        'BT-131',
        {
          de: 'Der Nettobetrag der Position ist nicht die Summe ihrer Unterpositionen.',
          en: "The line's net amount is not the sum of its sub lines.",
        },
        (invoice) => (invoice.syntax === 'ubl-invoice' ? unequalSums(invoice) : []),
      ),
    ),
  ),
  only(
    'ubl',
    check(
      'BR-DEX-03',
      'BG-DEX-06',
      {
        de: 'Eine Unterposition braucht genau eine Angabe zur Umsatzsteuer.',
        en: 'A sub line needs exactly one VAT information.',
      },
      (invoice) =>
        invoice.syntax === 'ubl-invoice'
          ? invoice.at(at.subItem).filter((item) => elementsAt(item, 'ClassifiedTaxCategory').length !== 1)
          : [],
    ),
  ),
  only(
    'ubl',
    check(
      'BR-DEX-09',
      'BT-115',
      {
        de: 'Der fällige Betrag ist nicht die Gesamtsumme abzüglich des Gezahlten, zuzüglich Rundung und Zahlungen Dritter.',
        en: 'The amount due is not the total less what was paid, plus rounding and the payments of third parties.',
      },
      dueIsWrong,
    ),
  ),
  paymentRule(
    'BR-DEX-10',
    'BT-DEX-001',
    'Zur Zahlung eines Dritten fehlt die Art.',
    'The payment of a third party has no type.',
    (payment) => !filled(payment, 'ID'),
  ),
  paymentRule(
    'BR-DEX-11',
    'BT-DEX-002',
    'Zur Zahlung eines Dritten fehlt der Betrag.',
    'The payment of a third party has no amount.',
    (payment) => !filled(payment, 'PaidAmount'),
  ),
  paymentRule(
    'BR-DEX-12',
    'BT-DEX-003',
    'Zur Zahlung eines Dritten fehlt die Beschreibung.',
    'The payment of a third party has no description.',
    (payment) => !filled(payment, 'InstructionID'),
  ),
  paymentRule(
    'BR-DEX-13',
    'BT-DEX-002',
    'Die Zahlung eines Dritten hat mehr als zwei Nachkommastellen.',
    'The payment of a third party has more than two decimals.',
    (payment) => /\.[\s\S]{3}/.test(rawAt(payment, 'PaidAmount')),
  ),
  paymentRule(
    'BR-DEX-14',
    'BT-DEX-002',
    'Die Zahlung eines Dritten steht nicht in der Rechnungswährung.',
    'The payment of a third party is not in the invoice currency.',
    otherCurrency,
  ),
  milder(
    'warning',
    only(
      'cii',
      check(
        'BR-DEX-15',
        'BG-DEX-01',
        {
          de: 'Die Datei bildet wohl Unterpositionen ab; in CII kennt die XRechnung keine.',
          en: 'The file seems to have sub lines; XRechnung has none in CII.',
        },
        (invoice) => (invoice.ofLines(lineFacts).nameDocuments ? invoice.at(at.parentLine) : []),
      ),
    ),
  ),
];
