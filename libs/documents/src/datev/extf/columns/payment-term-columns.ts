import type { ExtfColumn } from './extf-column.ts';
import { number, text, upTo } from './extf-column.ts';

const days = /^\d{1,3}$/;
const dayOfMonth = /^([1-9]|0[1-9]|[12]\d|3[01])$/;
const months = /^\d{1,2}$/;
const percent = /^\d{1,2}(,\d{1,2})?$/;

/** One of three spans of the month with days of payment of their own; its headings are spelled as DATEV spells them. */
function span(position: 1 | 2 | 3): ExtfColumn[] {
  const named = (heading: string, pattern: RegExp): ExtfColumn => number(`${heading} / Zeitraum ${position}`, pattern);
  return [
    named('Rechnung bis', dayOfMonth),
    named('Skonto1 Datum', dayOfMonth),
    named(position === 3 ? 'Skonto1 Monat' : 'Skonto 1 Monat', months),
    named('Skonto 2 Datum', dayOfMonth),
    named('Skonto 2 Monat', months),
    named('Fällig Datum', dayOfMonth),
    named('Fällig Monat', months),
  ];
}

/**
 * The 31 columns of Zahlungsbedingungen (format category 46, version 2).
 * Source: two public transcriptions of DATEV's format description, compared 2026-11; their lengths differ, the longer one counts here.
 */
export const paymentTermColumns: readonly ExtfColumn[] = [
  number('Nummer', /^[1-9]\d{0,3}$/),
  text('Bezeichnung', upTo(60)),
  number('Fälligkeitstyp', /^\d$/),
  number('Skonto 1%', percent),
  number('Skonto 1 Tage', days),
  number('Skonto 2 %', percent),
  number('Skonto 2 Tage', days),
  number('Fällig Tage', days),
  ...span(1),
  ...span(2),
  ...span(3),
  text('Leerfeld', upTo(0)),
  number('Verwendung', /^\d$/),
];
