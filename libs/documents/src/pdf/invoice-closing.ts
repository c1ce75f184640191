import { Decimal } from 'decimal.js';
import type { Delivery } from '../einvoice/model/index.ts';
import { formatIban } from '../reference/iban.ts';
import { ink, type Letter } from './letter.ts';
import { drawNextPage, frame } from './letter-frame.ts';
import { daysAfter, formatAmount, formatDate, formatQuantity } from '../locale/number-format.ts';
import type { TextStyle } from './sheet.ts';

const paragraph: TextStyle = { size: 10, lead: 0.18 };
const width = 150;

/** Draws tax notes, terms and notes; what does not fit goes on on the next page. Answers where they end. */
export function drawParagraphs(letter: Letter, top: number): number {
  const { words, lacksCharacters } = letter;
  let y = top;
  for (const text of paragraphs(letter)) y = drawParagraph(letter, text, y, paragraph) + 2;
  return lacksCharacters ? drawParagraph(letter, words.replaced, y, { size: 8.5, color: ink.grey }) + 2 : y;
}

function drawParagraph(letter: Letter, text: string, top: number, style: TextStyle): number {
  const { sheet } = letter;
  let [y, rest] = [top, text];
  // A short paragraph stays together, a long one fills the page first.
  const height = sheet.heightOf(text, width, style);
  if (height < 40 && y + height > frame.bottom) y = drawNextPage(letter);
  while (rest !== '') {
    if (y + 5 > frame.bottom) y = drawNextPage(letter);
    const [part, later] = sheet.split(rest, width, frame.bottom - y, style);
    y += sheet.text(part, { x: frame.left, y, width }, style);
    rest = later;
  }
  return y;
}

function paragraphs(letter: Letter): string[] {
  const { view, words, owed } = letter;
  const { invoice, language } = view;
  const reasons = invoice.vatBreakdown.map((vat) =>
    vat.category === 'AE' ? words.reverseCharge : vat.exemptionReason,
  );
  const due = invoice.dueDate && owed ? words.payBy(formatDate(invoice.dueDate, language)) : undefined;
  const { taxRepresentative, delivery } = invoice;
  const sentences = [
    ...new Set(reasons),
    taxRepresentative && words.representative(taxRepresentative.name, taxRepresentative.vatIdentifier),
    delivery?.address?.city && words.deliveredTo(deliveryLine(delivery)),
    invoice.paymentTerms?.text ?? due,
    ...skontoSentences(letter),
    ...directDebits(letter),
    ...invoice.notes.map(({ text }) => text),
  ];
  return sentences.filter((sentence): sentence is string => Boolean(sentence));
}

function deliveryLine({ name, address }: Delivery): string {
  const place = [address?.postCode, address?.city].filter(Boolean).join(' ');
  return [name, address?.line1, address?.line2, address?.line3, place, address?.country].filter(Boolean).join(', ');
}

function directDebits({ view, words, owed }: Letter): string[] {
  if (!owed) return [];
  return view.invoice.payments.flatMap(({ directDebit }) => {
    if (directDebit === undefined) return [];
    const { account, creditor, mandate } = directDebit;
    return [words.directDebit(account && formatIban(account), creditor, mandate)];
  });
}

function skontoSentences({ view, words, owed }: Letter): string[] {
  const { invoice, language } = view;
  const money = (amount: Decimal): string => `${invoice.currency} ${formatAmount(amount.toFixed(2), language)}`;
  return (invoice.paymentTerms?.skonto ?? []).flatMap((step) => {
    const until = daysAfter(invoice.issueDate, step.days);
    if (until === undefined) return [];
    const due = new Decimal(invoice.totals.due || 0);
    const discount = new Decimal(step.baseAmount ?? due)
      .times(step.percent)
      .div(100)
      .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    const date = formatDate(until, language);
    const sentence = owed ? words.skonto : words.skontoDeducted;
    return [sentence(date, formatQuantity(step.percent, language), money(discount), money(due.minus(discount)))];
  });
}
