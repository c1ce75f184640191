import type { ExtfColumn } from './extf-column.ts';
import { number, text, upTo } from './extf-column.ts';

/**
 * The columns of Sachkontenbeschriftungen (format category 20, version 3).
 * Source: two public transcriptions of DATEV's format description that agree, compared 2026-11; the first three also in a sample of version 2.
 */
export const accountLabelColumns: readonly ExtfColumn[] = [
  number('Konto', /^(?!0{1,9}$)\d{1,9}$/),
  text('Kontenbeschriftung', upTo(40)),
  text('Sprach-ID', /^(de-DE|en-GB)$/),
  text('Kontenbeschriftung lang', upTo(300)),
];
