import type { Diagnostic } from '../../../diagnostic.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';
import { placeOf } from './check-fields.ts';
import type { ExtfFormat } from '../extf-formats.ts';
import type { ExtfRow } from '../extf-row.ts';
import { textAt } from '../extf-row.ts';

/** Judges the line of headings, which DATEV passes over: whether it is one, and whether columns have slipped. */
export function checkHeadings(row: ExtfRow, format: ExtfFormat): Diagnostic[] {
  return isData(row, format)
    ? [datevDiagnostic('headings_missing', { line: row.line, column: 1, path: row.path })]
    : slippedColumns(row, format);
}

/** Whether every required column holds what only a row of data has there. */
function isData(row: ExtfRow, { columns, required }: ExtfFormat): boolean {
  return columns.every(
    ({ heading, pattern }, index) => !required.includes(heading) || pattern.test(textAt(row, index)),
  );
}

function slippedColumns(row: ExtfRow, { columns, required }: ExtfFormat): Diagnostic[] {
  return columns.flatMap(({ heading }, index) => {
    const written = textAt(row, index);
    const another = written !== heading && columns.some((column) => column.heading === written);
    const unlike = required.includes(heading) && beginning(written) !== beginning(heading);
    if (!another && !unlike) return [];
    return [datevDiagnostic('heading_differs', placeOf(row, index, heading), { field: heading, number: index + 1 })];
  });
}

/** The first letters of a heading: versions and programs spell the rest in their own ways. */
function beginning(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-zäöüß]/g, '')
    .slice(0, 4);
}
