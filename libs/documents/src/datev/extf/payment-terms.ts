import type { Diagnostic } from '../../diagnostic.ts';
import { requireInput } from '../../input/input-check.ts';
import { decimal, list, object, optional, text, texts, whole } from '../../input/input-form.ts';
import { withoutUndefined } from '../../present-values.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import { paymentTermFormat } from './extf-formats.ts';
import type { ExtfHeader } from './extf-header.ts';
import { headerOf, masterHeaderRow } from './extf-header.ts';
import type { ReadOptions } from './extf-reader.ts';
import { readFormat } from './extf-reader.ts';
import type { ExtfRow } from './extf-row.ts';
import { masterHeaderForm } from './header-forms.ts';
import { textAt } from './extf-row.ts';
import { germanDecimal, plainDecimal } from './extf-values.ts';
import type { RowFields } from './extf-writer.ts';
import { writeExtf } from './extf-writer.ts';
import { paymentTermColumns } from './columns/payment-term-columns.ts';

/** A Zahlungsbedingung, to which master data of customers and suppliers refer by its number. */
export interface PaymentTerm {
  /** 10 to 999. */
  number: string;
  label: string;
  /** Fälligkeitstyp: how the due date is found. DATEV's list of these digits is not public; take the one that the office uses. */
  dueType: string;
  /** Up to two steps: percent as a decimal string, days from the invoice date. */
  skonto: { percent: string; days: number }[];
  /** Days until payment is due without Skonto. */
  dueDays?: number;
  /** Any other of the 31 columns by its heading, as DATEV writes it: days of the month, spans, use. */
  otherFields?: Readonly<Record<string, string>>;
}

/** Zahlungsbedingungen to write. */
export interface PaymentTermFile {
  header: ExtfHeader;
  rows: PaymentTerm[];
}

const mostSteps = 2;

/** The property that stands under a heading. */
const properties: Readonly<Record<string, string>> = {
  Nummer: 'number',
  Bezeichnung: 'label',
  Fälligkeitstyp: 'dueType',
  'Skonto 1%': 'skonto[0].percent',
  'Skonto 1 Tage': 'skonto[0].days',
  'Skonto 2 %': 'skonto[1].percent',
  'Skonto 2 Tage': 'skonto[1].days',
  'Fällig Tage': 'dueDays',
};

const termForm = object<PaymentTerm>({
  number: text,
  label: text,
  dueType: text,
  skonto: list(object<PaymentTerm['skonto'][number]>({ percent: decimal, days: whole(0, 999) })),
  dueDays: optional(whole(0, 999)),
  otherFields: optional(texts),
});
const fileForm = object<PaymentTermFile>({ header: masterHeaderForm, rows: list(termForm) });

/**
 * Writes Zahlungsbedingungen (EXTF 700, category 46, version 2) in Windows-1252 with CRLF, equal for equal input.
 * Everything that DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row.
 */
export function writeDatevPaymentTerms(file: PaymentTermFile): Uint8Array {
  requireInput(fileForm, file, 'file');
  const { header, rows } = file;
  return writeExtf({
    format: paymentTermFormat,
    header: masterHeaderRow(header, paymentTermFormat),
    rows,
    properties,
    fieldsOf,
    otherFieldsOf: ({ otherFields }) => otherFields,
    check: ({ skonto }, index) => tooManySteps(skonto.length, index),
  });
}

/** Reads Zahlungsbedingungen strictly. Whatever DATEV would refuse is thrown as one `DocumentError`. */
export function readDatevPaymentTerms(
  bytes: Uint8Array,
  options: ReadOptions = {},
): PaymentTermFile & { remarks: Diagnostic[] } {
  const rows: PaymentTerm[] = [];
  const { head, remarks } = readFormat(paymentTermFormat, bytes, options, (row) => rows.push(paymentTermOf(row)));
  return { header: headerOf(head.header), rows, remarks };
}

function tooManySteps(found: number, index: number): Diagnostic[] {
  const place = { line: index + 3, path: `rows[${index}].skonto` };
  return found > mostSteps ? [datevDiagnostic('too_many_discounts', place, { most: mostSteps, found })] : [];
}

function fieldsOf(term: PaymentTerm): RowFields {
  const [first, second] = term.skonto;
  return {
    ...term.otherFields,
    Nummer: term.number,
    Bezeichnung: term.label,
    Fälligkeitstyp: term.dueType,
    'Skonto 1%': germanDecimal(first?.percent),
    'Skonto 1 Tage': first?.days.toString(),
    'Skonto 2 %': germanDecimal(second?.percent),
    'Skonto 2 Tage': second?.days.toString(),
    'Fällig Tage': term.dueDays?.toString(),
  };
}

function paymentTermOf(row: ExtfRow): PaymentTerm {
  const written = Object.fromEntries(paymentTermColumns.map(({ heading }, index) => [heading, textAt(row, index)]));
  const read = (heading: string): string => written[heading] ?? '';
  const term: PaymentTerm = withoutUndefined({
    number: read('Nummer'),
    label: read('Bezeichnung'),
    dueType: read('Fälligkeitstyp'),
    skonto: [
      { percent: read('Skonto 1%'), days: read('Skonto 1 Tage') },
      { percent: read('Skonto 2 %'), days: read('Skonto 2 Tage') },
    ]
      .filter(({ percent }) => percent !== '')
      .map(({ percent, days }) => ({ percent: plainDecimal(percent), days: Number(days) })),
    dueDays: read('Fällig Tage') === '' ? undefined : Number(read('Fällig Tage')),
  });
  const named = fieldsOf(term);
  const others = Object.entries(written).filter(([heading, value]) => value !== '' && !(heading in named));
  return others.length === 0 ? term : { ...term, otherFields: Object.fromEntries(others) };
}
