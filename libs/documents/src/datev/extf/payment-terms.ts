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
import { propertiesByHeading } from './columns/property-headings.ts';

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

/** Under which heading each property stands. */
const at = {
  number: 'Nummer',
  label: 'Bezeichnung',
  dueType: 'Fälligkeitstyp',
  'skonto[0].percent': 'Skonto 1%',
  'skonto[0].days': 'Skonto 1 Tage',
  'skonto[1].percent': 'Skonto 2 %',
  'skonto[1].days': 'Skonto 2 Tage',
  dueDays: 'Fällig Tage',
} as const;

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
    properties: propertiesByHeading(at),
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
    [at.number]: term.number,
    [at.label]: term.label,
    [at.dueType]: term.dueType,
    [at['skonto[0].percent']]: germanDecimal(first?.percent),
    [at['skonto[0].days']]: first?.days.toString(),
    [at['skonto[1].percent']]: germanDecimal(second?.percent),
    [at['skonto[1].days']]: second?.days.toString(),
    [at.dueDays]: term.dueDays?.toString(),
  };
}

function paymentTermOf(row: ExtfRow): PaymentTerm {
  const written = Object.fromEntries(paymentTermColumns.map(({ heading }, index) => [heading, textAt(row, index)]));
  const read = (heading: string): string => written[heading] ?? '';
  const term: PaymentTerm = withoutUndefined({
    number: read(at.number),
    label: read(at.label),
    dueType: read(at.dueType),
    skonto: [
      { percent: read(at['skonto[0].percent']), days: read(at['skonto[0].days']) },
      { percent: read(at['skonto[1].percent']), days: read(at['skonto[1].days']) },
    ]
      .filter(({ percent }) => percent !== '')
      .map(({ percent, days }) => ({ percent: plainDecimal(percent), days: Number(days) })),
    dueDays: read(at.dueDays) === '' ? undefined : Number(read(at.dueDays)),
  });
  const named = fieldsOf(term);
  const others = Object.entries(written).filter(([heading, value]) => value !== '' && !(heading in named));
  return others.length === 0 ? term : { ...term, otherFields: Object.fromEntries(others) };
}
