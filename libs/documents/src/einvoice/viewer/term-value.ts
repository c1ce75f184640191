import { markup, type Markup } from '../../markup/markup.ts';
import { formatAmount, formatDate, formatQuantity, type Language } from '../../locale/number-format.ts';
import type { SourceValue } from '../source/source-invoice.ts';
import { terms } from '../terms/index.ts';
import { codeName } from './code-names.ts';

/** A value as people read it; one that is not of its type is shown as it is written. */
export function readable(value: SourceValue, language: Language): string {
  const text = value.text.trim();
  switch (terms.get(value.term)?.type) {
    case 'amount':
    case 'price':
      return isDecimal(text) ? withCurrency(formatAmount(text, language), value) : text;
    case 'quantity':
      return isDecimal(text) ? formatQuantity(text, language) : text;
    case 'percent':
      return isDecimal(text) ? `${formatQuantity(text, language)} %` : text;
    case 'date':
      return readableDate(text, language);
    case 'code':
      return withName(text, codeName(value.term, text, language));
    case 'binary':
      return `${Math.ceil((text.length * 3) / 4096)} kB`;
    default:
      return text;
  }
}

/** A value for the page: what leads to the web is a link only where its address is one of the web. */
export function valueMarkup(value: SourceValue, language: Language): Markup {
  const text = readable(value, language);
  const address = value.term === 'BT-124' ? webAddress(text) : undefined;
  if (address === undefined) return markup`<bdi>${text}</bdi>`;
  return markup`<a href="${address}" target="_blank" rel="noopener noreferrer nofollow"><bdi>${text}</bdi></a>`;
}

/** The address of a page of the web, normalized; undefined for every other scheme. */
function webAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

function isDecimal(text: string): boolean {
  return /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(text);
}

function readableDate(text: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? [];
  return year === undefined ? text : formatDate(`${year}-${month}-${day}`, language);
}

function withCurrency(amount: string, { element }: SourceValue): string {
  const currency = element.attributes['currencyID'];
  return currency === undefined ? amount : `${amount} ${currency}`;
}

function withName(code: string, name: string | undefined): string {
  return name === undefined || name === code ? code : `${code} – ${name}`;
}
