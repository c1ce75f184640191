import type { Invoice } from '../invoice.ts';
import type { Rule } from './invoice-rule.ts';
import { blank, each, pathIf, rule } from './invoice-rule.ts';

function required(
  id: string,
  term: string,
  path: string,
  de: string,
  en: string,
  read: (invoice: Invoice) => string | undefined,
): Rule {
  return rule(id, term, `${de} fehlt.`, `${en} is missing.`, (invoice) => pathIf(blank(read(invoice)), path));
}

const linesWithout = (invoice: Invoice, field: 'id' | 'quantity' | 'unit' | 'netAmount' | 'name' | 'price'): string[] =>
  each(invoice.lines, 'lines', field, (line) => blank(line[field]));

const breakdownsWithout = (invoice: Invoice, field: 'taxableAmount' | 'taxAmount' | 'category' | 'rate'): string[] =>
  each(invoice.vatBreakdown, 'vatBreakdown', field, (vat) => blank(vat[field]));

/** What every invoice of EN 16931 must carry. */
export const presenceRules: Rule[] = [
  required('BR-02', 'BT-1', 'number', 'Die Rechnungsnummer', 'The invoice number', (i) => i.number),
  required('BR-03', 'BT-2', 'issueDate', 'Das Rechnungsdatum', 'The issue date', (i) => i.issueDate),
  required('BR-04', 'BT-3', 'typeCode', 'Die Rechnungsart', 'The invoice type', (i) => i.typeCode),
  required('BR-05', 'BT-5', 'currency', 'Die Rechnungswährung', 'The invoice currency', (i) => i.currency),
  required('BR-06', 'BT-27', 'seller.name', 'Der Name des Verkäufers', 'The name of the seller', (i) => i.seller.name),
  required('BR-07', 'BT-44', 'buyer.name', 'Der Name des Käufers', 'The name of the buyer', (i) => i.buyer.name),
  required(
    'BR-09',
    'BT-40',
    'seller.address.country',
    'Das Land des Verkäufers',
    'The country of the seller',
    (i) => i.seller.address.country,
  ),
  required(
    'BR-11',
    'BT-55',
    'buyer.address.country',
    'Das Land des Käufers',
    'The country of the buyer',
    (i) => i.buyer.address.country,
  ),
  required(
    'BR-12',
    'BT-106',
    'totals.lineNet',
    'Die Summe der Positionen',
    'The sum of the lines',
    (i) => i.totals.lineNet,
  ),
  required(
    'BR-13',
    'BT-109',
    'totals.withoutVat',
    'Die Gesamtsumme ohne Umsatzsteuer',
    'The total without VAT',
    (i) => i.totals.withoutVat,
  ),
  required(
    'BR-14',
    'BT-112',
    'totals.withVat',
    'Die Gesamtsumme mit Umsatzsteuer',
    'The total with VAT',
    (i) => i.totals.withVat,
  ),
  required('BR-15', 'BT-115', 'totals.due', 'Der fällige Betrag', 'The amount due', (i) => i.totals.due),
  required(
    'BR-62',
    'BT-34',
    'seller.electronicAddress.scheme',
    'Das Schema der elektronischen Adresse des Verkäufers',
    "The scheme of the seller's electronic address",
    (i) => i.seller.electronicAddress.scheme,
  ),
  required(
    'BR-63',
    'BT-49',
    'buyer.electronicAddress.scheme',
    'Das Schema der elektronischen Adresse des Käufers',
    "The scheme of the buyer's electronic address",
    (i) => i.buyer.electronicAddress.scheme,
  ),
  rule('BR-16', 'BG-25', 'Die Rechnung hat keine Position.', 'The invoice has no line.', (i) =>
    pathIf(i.lines.length === 0, 'lines'),
  ),
  rule('BR-21', 'BT-126', 'Die Position hat keine Nummer.', 'The line has no identifier.', (i) =>
    linesWithout(i, 'id'),
  ),
  rule('BR-22', 'BT-129', 'Die Position hat keine Menge.', 'The line has no quantity.', (i) =>
    linesWithout(i, 'quantity'),
  ),
  rule('BR-23', 'BT-130', 'Die Menge hat keine Einheit.', 'The quantity has no unit.', (i) => linesWithout(i, 'unit')),
  rule('BR-24', 'BT-131', 'Die Position hat keinen Nettobetrag.', 'The line has no net amount.', (i) =>
    linesWithout(i, 'netAmount'),
  ),
  rule('BR-25', 'BT-153', 'Die Position hat keine Bezeichnung.', 'The line has no item name.', (i) =>
    linesWithout(i, 'name'),
  ),
  rule('BR-26', 'BT-146', 'Die Position hat keinen Preis.', 'The line has no price.', (i) => linesWithout(i, 'price')),
  rule('BR-CO-04', 'BT-151', 'Die Position hat keine Steuerkategorie.', 'The line has no VAT category.', (i) =>
    each(i.lines, 'lines', 'vatCategory', (line) => blank(line.vatCategory)),
  ),
  rule('BR-CO-18', 'BG-23', 'Die Aufstellung der Umsatzsteuer fehlt.', 'The VAT breakdown is missing.', (i) =>
    pathIf(i.vatBreakdown.length === 0, 'vatBreakdown'),
  ),
  rule(
    'BR-45',
    'BT-116',
    'Der Steuergruppe fehlt der zu versteuernde Betrag.',
    'The VAT group has no taxable amount.',
    (i) => breakdownsWithout(i, 'taxableAmount'),
  ),
  rule('BR-46', 'BT-117', 'Der Steuergruppe fehlt der Steuerbetrag.', 'The VAT group has no tax amount.', (i) =>
    breakdownsWithout(i, 'taxAmount'),
  ),
  rule('BR-47', 'BT-118', 'Der Steuergruppe fehlt die Kategorie.', 'The VAT group has no category.', (i) =>
    breakdownsWithout(i, 'category'),
  ),
  rule('BR-DE-14', 'BT-119', 'Der Steuergruppe fehlt der Steuersatz.', 'The VAT group has no rate.', (i) =>
    breakdownsWithout(i, 'rate'),
  ),
  rule(
    'BR-29',
    'BT-74',
    'Der Rechnungszeitraum endet vor seinem Beginn.',
    'The invoicing period ends before it starts.',
    (i) => pathIf(i.period !== undefined && i.period.end < i.period.start, 'period.end'),
  ),
  rule(
    'BR-30',
    'BT-135',
    'Der Zeitraum der Position endet vor seinem Beginn.',
    'The period of the line ends before it starts.',
    (i) => each(i.lines, 'lines', 'period.end', ({ period }) => period !== undefined && period.end < period.start),
  ),
  rule('BR-42', 'BT-139', 'Dem Nachlass fehlt ein Grund.', 'The allowance has no reason.', (i) =>
    i.lines.flatMap((line, n) =>
      each(line.allowances, `lines[${n}].allowances`, 'reason', (a) => blank(a.reason) && blank(a.reasonCode)),
    ),
  ),
  rule(
    'BR-55',
    'BT-25',
    'Dem Verweis auf die frühere Rechnung fehlt die Nummer.',
    'The reference to the earlier invoice has no number.',
    (i) => each(i.precedingInvoices, 'precedingInvoices', 'number', (one) => blank(one.number)),
  ),
  rule('BR-61', 'BT-84', 'Die Überweisung nennt kein Konto.', 'The credit transfer names no account.', (i) =>
    each(i.payment.accounts, 'payment.accounts', 'iban', (account) => blank(account.iban)),
  ),
  rule(
    'BR-CO-25',
    'BT-9',
    'Ein Betrag ist fällig, aber weder Fälligkeitstag noch Zahlungsbedingungen stehen da.',
    'An amount is due, but neither due date nor payment terms are given.',
    (i) =>
      pathIf(
        /[1-9]/.test(i.totals.due) && !i.totals.due.startsWith('-') && blank(i.dueDate) && i.paymentTerms === undefined,
        'dueDate',
      ),
  ),
  rule(
    'BR-CO-26',
    'BT-31',
    'Der Verkäufer ist nicht erkennbar: Kennung, Registernummer oder USt-IdNr. fehlt.',
    'The seller cannot be identified: identifier, registration number or VAT id is missing.',
    ({ seller }) =>
      pathIf(
        blank(seller.identifier) && blank(seller.registrationIdentifier) && blank(seller.vatIdentifier),
        'seller.registrationIdentifier',
      ),
  ),
];
