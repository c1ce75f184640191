import type { Diagnostic } from '../../../diagnostic.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';
import { checkFields, placeOf } from './check-fields.ts';
import { headerAt } from '../extf-header.ts';
import type { ExtfFormat } from '../extf-formats.ts';
import { extfFormats, otherFormatNames } from '../extf-formats.ts';
import type { ExtfRow } from '../extf-row.ts';
import { textAt, writtenRow } from '../extf-row.ts';
import { isoOfCompact, yearLater } from '../extf-values.ts';
import { headerColumns } from '../columns/header-columns.ts';

const identifying = ['Erzeugt am', 'Beraternummer', 'Mandantennummer', 'WJ-Beginn', 'Sachkontenlänge'];
const maximumCharacters = 1000;

/** What a header says about its rows, and what is wrong with it. */
export interface CheckedHeader {
  /** Undefined where the rows of this kind are not judged, or no such kind exists. */
  format: ExtfFormat | undefined;
  findings: Diagnostic[];
}

/** Judges a header line of 31 fields: each field, the format it announces, and the period of a batch. */
export function checkHeader(row: ExtfRow, unicode: boolean): CheckedHeader {
  const category = Number(textAt(row, headerAt.category));
  const format = extfFormats.find((each) => each.category === category);
  const required = format?.movements ? [...identifying, 'Datum vom', 'Datum bis'] : identifying;
  return {
    format,
    findings: [
      ...checkLength(row),
      ...checkFields(headerColumns, row, { required, missing: 'header_incomplete', unicode, quotesProven: true }),
      ...checkFormat(row, format),
      ...checkDates(row),
      ...checkCreation(row),
      ...(format?.movements ? [...checkPeriod(row), ...checkLock(row)] : []),
    ],
  };
}

function checkLength(row: ExtfRow): Diagnostic[] {
  const characters = writtenRow(row).length;
  return characters > maximumCharacters ? [datevDiagnostic('header_too_long', { line: 1 }, { characters })] : [];
}

function checkFormat(row: ExtfRow, format: ExtfFormat | undefined): Diagnostic[] {
  const [category, name, version] = [headerAt.category, headerAt.name, headerAt.version].map((at) => textAt(row, at));
  const facts = { category, name, version };
  const place = placeOf(row, headerAt.category, 'Formatkategorie');
  const known = format
    ? format.name === name && format.columnCounts[Number(version)] !== undefined
    : otherFormatNames[Number(category)] === name;
  if (!known) return [datevDiagnostic('format_unknown', place, facts)];
  return format ? [] : [datevDiagnostic('format_not_judged', place, facts)];
}

function checkDates(row: ExtfRow): Diagnostic[] {
  return (['fiscalYearStart', 'from', 'to'] as const).flatMap((name) => {
    const at = headerAt[name];
    const column = headerColumns[at];
    const written = textAt(row, at);
    if (!column?.pattern.test(written) || isoOfCompact(written) !== undefined) return [];
    return [
      datevDiagnostic('date_impossible', placeOf(row, at, column.heading), { field: column.heading, number: at + 1 }),
    ];
  });
}

function checkCreation(row: ExtfRow): Diagnostic[] {
  const at = headerAt.createdAt;
  const written = textAt(row, at);
  if (!headerColumns[at]?.pattern.test(written)) return [];
  const time = /^([01]\d|2[0-3])[0-5]\d[0-5]\d/;
  if (isoOfCompact(written.slice(0, 8)) !== undefined && time.test(written.slice(8))) return [];
  return [
    datevDiagnostic('moment_impossible', placeOf(row, at, 'Erzeugt am'), { field: 'Erzeugt am', number: at + 1 }),
  ];
}

/** One calendar year, in its order, inside the fiscal year. */
function checkPeriod(row: ExtfRow): Diagnostic[] {
  const [from, to, fiscalYearStart] = [headerAt.from, headerAt.to, headerAt.fiscalYearStart].map((at) =>
    isoOfCompact(textAt(row, at)),
  );
  if (from === undefined || to === undefined || fiscalYearStart === undefined) return [];
  const facts = { from, to, fiscalYearStart };
  const place = placeOf(row, headerAt.from, 'Datum vom');
  if (from.slice(0, 4) !== to.slice(0, 4)) return [datevDiagnostic('two_calendar_years', place, facts)];
  if (from > to) return [datevDiagnostic('period_reversed', place, facts)];
  if (from >= fiscalYearStart && to < yearLater(fiscalYearStart)) return [];
  return [datevDiagnostic('period_outside_fiscal_year', place, facts)];
}

function checkLock(row: ExtfRow): Diagnostic[] {
  const place = placeOf(row, headerAt.locked, 'Festschreibung');
  return textAt(row, headerAt.locked) === ''
    ? [datevDiagnostic('lock_not_stated', place, { field: 'Festschreibung', number: headerAt.locked + 1 })]
    : [];
}
