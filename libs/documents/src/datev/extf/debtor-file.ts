import type { Diagnostic } from '../../diagnostic.ts';
import { requireInput } from '../../input/input-check.ts';
import { list, object } from '../../input/input-form.ts';
import type { Debtor } from './debtor.ts';
import { debtorProperties } from './columns/debtor-headings.ts';
import { debtorFields, debtorOf } from './debtor.ts';
import { debtorForm } from './debtor-form.ts';
import { partyFormat } from './extf-formats.ts';
import type { ExtfHeader } from './extf-header.ts';
import { headerOf, masterHeaderRow } from './extf-header.ts';
import type { ReadOptions } from './extf-reader.ts';
import { readFormat } from './extf-reader.ts';
import { masterHeaderForm } from './header-forms.ts';
import { writeExtf } from './extf-writer.ts';

/** Debitoren/Kreditoren to write. */
export interface DebtorFile {
  header: ExtfHeader;
  rows: Debtor[];
}

const fileForm = object<DebtorFile>({ header: masterHeaderForm, rows: list(debtorForm) });

/**
 * Writes master data (EXTF 700, category 16, version 5) in Windows-1252 with CRLF, equal for equal input.
 * Everything that DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row.
 */
export function writeDebtors(file: DebtorFile): Uint8Array {
  requireInput(fileForm, file, 'file');
  const { header, rows } = file;
  return writeExtf({
    format: partyFormat,
    header: masterHeaderRow(header, partyFormat),
    rows,
    properties: debtorProperties,
    fieldsOf: debtorFields,
    otherFieldsOf: ({ otherFields }) => otherFields,
  });
}

/** Reads master data strictly. Whatever DATEV would refuse is thrown as one `DocumentError` with line, column and field of each fault. */
export function readDebtors(bytes: Uint8Array, options: ReadOptions = {}): DebtorFile & { remarks: Diagnostic[] } {
  const rows: Debtor[] = [];
  const { head, remarks } = readFormat(partyFormat, bytes, options, (row) => rows.push(debtorOf(row)));
  return { header: headerOf(head.header), rows, remarks };
}
