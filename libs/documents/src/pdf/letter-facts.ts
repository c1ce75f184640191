import type { Invoice, LineAllowance, Period } from '../einvoice/model/index.ts';
import type { InvoiceView } from './invoice-view.ts';
import { wordsFor, type InvoiceWords } from './invoice-words.ts';
import { formatDate, formatQuantity, type Language } from '../locale/number-format.ts';

/** The lines of the recipient's address. */
export function recipientLines({ buyer }: Invoice): string[] {
  const { address, contact } = buyer;
  const place = [address.postCode, address.city].filter(Boolean).join(' ');
  const lines = [buyer.name, contact?.name, address.line1, address.line2, address.line3, place];
  if (address.country && address.country !== 'DE') lines.push(countryName(address.country));
  return lines.filter((line): line is string => Boolean(line));
}

/** First and last day: `01.11.2026 – 30.11.2026`; a side may be open. */
export function formatPeriod({ start, end }: Period, language: Language): string {
  const day = (date: string | undefined): string => (date === undefined ? '' : formatDate(date, language));
  return `${day(start)} – ${day(end)}`.trim();
}

/** Why an amount is taken off or added: `Mengenrabatt 10 %`; undefined where nothing is said. */
export function reasonOf({ reason, percentage }: LineAllowance, language: Language): string | undefined {
  const percent =
    percentage === undefined ? undefined : wordsFor(language).percent(formatQuantity(percentage, language));
  return [reason, percent].filter(Boolean).join(' ') || undefined;
}

/** The rows of the information block, label and value; what the invoice does not say is left out. */
export function informationRows({ invoice, language }: InvoiceView, words: InvoiceWords): [string, string][] {
  const { labels } = words;
  const date = (day: string | undefined): string | undefined => day && formatDate(day, language);
  const period = invoice.period && formatPeriod(invoice.period, language);
  const customer = invoice.buyer.identifiers?.[0]?.id;
  const preceding = invoice.precedingInvoices.map((one) =>
    [one.number, date(one.issueDate)].filter(Boolean).join(', '),
  );
  const rows: [string, string | undefined][] = [
    [labels.number, invoice.number],
    [labels.date, date(invoice.issueDate)],
    [labels.delivery, date(invoice.delivery?.date)],
    [labels.period, period],
    [labels.preceding, preceding.join('\n')],
    [labels.customer, customer],
    [labels.buyerReference, invoice.buyerReference === customer ? undefined : invoice.buyerReference],
    [labels.order, invoice.purchaseOrderReference],
    [labels.contract, invoice.contractReference],
    [labels.yourVatId, invoice.buyer.vatIdentifier],
    [labels.ourVatId, invoice.seller.vatIdentifier],
    [labels.taxNumber, invoice.seller.taxNumber],
  ];
  return rows.filter((row): row is [string, string] => Boolean(row[1]));
}

// The post asks for the name of the country in capitals, in a language of the sender's country.
function countryName(code: string): string {
  const known = /^[A-Z]{2}$/.test(code) ? new Intl.DisplayNames(['de'], { type: 'region' }).of(code) : undefined;
  return (known ?? code).toUpperCase();
}
