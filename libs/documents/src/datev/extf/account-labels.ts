import type { Diagnostic } from '../../diagnostic.ts';
import { requireInput } from '../../input/input-check.ts';
import { choice, list, object, optional, text } from '../../input/input-form.ts';
import { withoutUndefined } from '../../present-values.ts';
import { accountLabelFormat } from './extf-formats.ts';
import type { ExtfHeader } from './extf-header.ts';
import { headerOf, masterHeaderRow } from './extf-header.ts';
import type { ReadOptions } from './extf-reader.ts';
import { readFormat } from './extf-reader.ts';
import { masterHeaderForm } from './header-forms.ts';
import { textAt } from './extf-row.ts';
import { writeExtf } from './extf-writer.ts';

/** The name of a general ledger account. */
export interface AccountLabel {
  account: string;
  /** Up to 40 characters. */
  label: string;
  language: 'de-DE' | 'en-GB';
  /** Up to 300 characters. */
  longLabel?: string;
}

/** Sachkontenbeschriftungen to write. */
export interface AccountLabelFile {
  header: ExtfHeader;
  rows: AccountLabel[];
}

const labelForm = object<AccountLabel>({
  account: text,
  label: text,
  language: choice('de-DE', 'en-GB'),
  longLabel: optional(text),
});
const fileForm = object<AccountLabelFile>({ header: masterHeaderForm, rows: list(labelForm) });

/**
 * Writes Sachkontenbeschriftungen (EXTF 700, category 20, version 3) in Windows-1252 with CRLF, equal for equal input.
 * Everything that DATEV would refuse is thrown as one `DocumentError` with a diagnostic for each field and row.
 */
export function writeAccountLabels(file: AccountLabelFile): Uint8Array {
  requireInput(fileForm, file, 'file');
  const { header, rows } = file;
  return writeExtf({
    format: accountLabelFormat,
    header: masterHeaderRow(header, accountLabelFormat),
    rows,
    properties: {
      Konto: 'account',
      Kontenbeschriftung: 'label',
      'Sprach-ID': 'language',
      'Kontenbeschriftung lang': 'longLabel',
    },
    fieldsOf: ({ account, label, language, longLabel }) => ({
      Konto: account,
      Kontenbeschriftung: label,
      'Sprach-ID': language,
      'Kontenbeschriftung lang': longLabel,
    }),
  });
}

/** Reads Sachkontenbeschriftungen strictly, versions 2 and 3. Whatever DATEV would refuse is thrown as one `DocumentError`. */
export function readAccountLabels(
  bytes: Uint8Array,
  options: ReadOptions = {},
): AccountLabelFile & { remarks: Diagnostic[] } {
  const rows: AccountLabel[] = [];
  const { head, remarks } = readFormat(accountLabelFormat, bytes, options, (row) => {
    const [account = '', label = '', language, longLabel] = row.fields.map((_, position) => textAt(row, position));
    rows.push(
      withoutUndefined({
        account,
        label,
        language: language === 'en-GB' ? ('en-GB' as const) : ('de-DE' as const),
        longLabel: longLabel || undefined,
      }),
    );
  });
  return { header: headerOf(head.header), rows, remarks };
}
