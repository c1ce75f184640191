import { codeSet } from './code-set.ts';

/** Types of attached documents (CEN 1.3.16, April 2026). */
export const mimeCodes = codeSet(
  'application/pdf image/png image/jpeg text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet ' +
    'application/vnd.oasis.opendocument.spreadsheet',
);
