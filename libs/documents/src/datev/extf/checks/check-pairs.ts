import type { Diagnostic } from '../../../diagnostic.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';
import { bookingColumns } from '../columns/booking-columns.ts';
import { placeOf } from './check-fields.ts';
import { positionOf } from '../columns/extf-column.ts';
import type { ExtfRow } from '../extf-row.ts';
import { textAt } from '../extf-row.ts';

interface Dependence {
  heading: string;
  index: number;
  demands: string;
  demandedIndex: number;
}

/** Which column, when filled, demands which other one. Source: DATEV portal, read 2026-11. */
const dependences: readonly Dependence[] = [
  ...bothWays('Kurs', 'Basis-Umsatz'),
  ...bothWays('Basis-Umsatz', 'WKZ Basis-Umsatz'),
  ...numberedPairs('Beleginfo - Art', 'Beleginfo - Inhalt', 8),
  ...numberedPairs('Zusatzinformation - Art', 'Zusatzinformation- Inhalt', 20),
  dependence('Leistungsdatum', 'Datum Zuord. Steuerperiode'),
];

/** Each filled column of a booking that demands another one, which is empty. */
export function checkTogether(row: ExtfRow): Diagnostic[] {
  return dependences.flatMap(({ heading, index, demands, demandedIndex }) =>
    textAt(row, index) === '' || textAt(row, demandedIndex) !== ''
      ? []
      : [
          datevDiagnostic('fields_belong_together', placeOf(row, index, heading), {
            field: heading,
            number: index + 1,
            missing: demands,
          }),
        ],
  );
}

function dependence(heading: string, demands: string): Dependence {
  return {
    heading,
    demands,
    index: positionOf(bookingColumns, heading),
    demandedIndex: positionOf(bookingColumns, demands),
  };
}

function bothWays(one: string, other: string): Dependence[] {
  return [dependence(one, other), dependence(other, one)];
}

function numberedPairs(kind: string, content: string, count: number): Dependence[] {
  return Array.from({ length: count }, (_, index) =>
    bothWays(`${kind} ${index + 1}`, `${content} ${index + 1}`),
  ).flat();
}
