import type { Term } from '../terms/term.ts';
import { plain } from '../binding/codecs.ts';
import type { TermValue } from '../source/source-node.ts';
import { terms } from '../terms/index.ts';

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const forms: Partial<Record<Term['type'], (text: string) => boolean>> = {
  date: isDay,
  amount: (text) => decimal.test(text),
  price: (text) => decimal.test(text),
  quantity: (text) => decimal.test(text),
  percent: (text) => decimal.test(text),
  binary: (text) => /^[A-Za-z\d+/]*={0,2}$/.test(text),
};

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** The value that a text of the document means; undefined when it cannot be a value of its term. */
export function valueOf(value: TermValue): string | undefined {
  const type = terms.get(value.term)?.type ?? 'text';
  const codec = value.attribute === undefined ? value.place.node.codec : undefined;
  const text = (codec ?? plain).read(type === 'binary' ? value.text.replace(/\s/g, '') : value.text);
  // A day may have a time zone in UBL, which says nothing about a day.
  const day = type === 'date' ? text?.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '') : text;
  return day !== undefined && (forms[type]?.(day) ?? true) ? day : undefined;
}
