import type { Diagnostic } from '../../../diagnostic.ts';
import { headerAt } from '../extf-header.ts';
import type { ExtfRow } from '../extf-row.ts';
import { textAt } from '../extf-row.ts';
import { isoOfCompact } from '../extf-values.ts';

/** Judges one row after the other; it may remember earlier ones. */
export type RowCheck = (row: ExtfRow) => Diagnostic[];

/** What the rows of a file are judged by, besides their columns. */
export interface RowContext {
  /** What we write ourselves has to be exact; of what others wrote, DATEV forgives some. */
  writing: boolean;
  /** Undefined where the header does not say it; then nothing is judged by it. */
  accountLength: number | undefined;
  from: string | undefined;
  to: string | undefined;
  fiscalYearStart: string | undefined;
  /** The lock of the header as it stands there: `0`, `1`, or empty. */
  lock: string;
  automaticAccounts: ReadonlySet<string>;
}

/** The context that a header gives. */
export function rowContext(
  header: ExtfRow,
  { writing, automaticAccounts }: Pick<RowContext, 'writing' | 'automaticAccounts'>,
): RowContext {
  const accountLength = textAt(header, headerAt.accountLength);
  const day = (position: number): string | undefined => isoOfCompact(textAt(header, position));
  return {
    writing,
    automaticAccounts,
    accountLength: /^[4-8]$/.test(accountLength) ? Number(accountLength) : undefined,
    from: day(headerAt.from),
    to: day(headerAt.to),
    fiscalYearStart: day(headerAt.fiscalYearStart),
    lock: textAt(header, headerAt.locked),
  };
}
