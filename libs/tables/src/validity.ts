import type { Diagnostic } from '@belegfluss/sdk';
import { keyText, SINCE_EVER, type TableRow } from './definition.ts';
import { finding, type Position } from './finding.ts';

/** A row and where it stands in its file, if it stands in one. */
export interface PlacedRow {
  row: TableRow;
  at?: Position;
}

/** Duplicate keys, overlapping and reversed periods; on any one day a key has at most one row. */
export function validityFindings(rows: readonly PlacedRow[]): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const byKey = new Map<string, PlacedRow[]>();
  for (const placed of rows) {
    const { key, validFrom, validTo } = placed.row;
    if (validTo !== null && validTo < validFrom) findings.push(reversed(placed));
    const text = JSON.stringify(key);
    const earlier = byKey.get(text) ?? [];
    const clash = earlier.find((other) => overlap(other.row, placed.row));
    if (clash) findings.push(clash.row.validFrom === validFrom ? duplicate(placed, clash) : overlapping(placed, clash));
    earlier.push(placed);
    byKey.set(text, earlier);
  }
  return findings;
}

/** True where both rows hold on at least one day. */
export function overlap(a: TableRow, b: TableRow): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);
}

/** The longest period around a day in which none of these rows holds, given that none holds on the day itself. */
export function holeAround(day: string, rows: readonly TableRow[]): Pick<TableRow, 'validFrom' | 'validTo'> {
  const ends = rows.flatMap(({ validTo }) => (validTo !== null && validTo < day ? [validTo] : [])).sort();
  const begins = rows.flatMap(({ validFrom }) => (validFrom > day ? [validFrom] : [])).sort();
  const [before, after] = [ends.at(-1), begins[0]];
  return {
    validFrom: before === undefined ? SINCE_EVER : neighbourOf(before, 1),
    validTo: after === undefined ? null : neighbourOf(after, -1),
  };
}

function neighbourOf(day: string, distance: 1 | -1): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + distance);
  return date.toISOString().slice(0, 10);
}

function reversed({ row, at }: PlacedRow): Diagnostic {
  return finding(
    {
      code: 'mapping.invalid_validity',
      message: {
        de: `Die Zeile „${keyText(row.key)}“ endet, bevor sie beginnt.`,
        en: `The row "${keyText(row.key)}" ends before it begins.`,
      },
      remedy: {
        de: 'Vertauschen oder berichtigen Sie valid_from und valid_to.',
        en: 'Swap or mend valid_from and valid_to.',
      },
    },
    at,
  );
}

function duplicate({ row, at }: PlacedRow, other: PlacedRow): Diagnostic {
  return finding(
    {
      code: 'mapping.duplicate_key',
      message: {
        de: `Der Schlüssel „${keyText(row.key)}“ steht zweimal in der Tabelle.`,
        en: `The key "${keyText(row.key)}" stands in the table twice.`,
      },
      remedy: { de: 'Entfernen Sie eine der beiden Zeilen.', en: 'Remove one of the two rows.' },
      facts: otherLine(other),
    },
    at,
  );
}

function overlapping({ row, at }: PlacedRow, other: PlacedRow): Diagnostic {
  return finding(
    {
      code: 'mapping.overlapping_validity',
      message: {
        de: `Zwei Zeilen „${keyText(row.key)}“ gelten am selben Tag.`,
        en: `Two rows "${keyText(row.key)}" hold on the same day.`,
      },
      remedy: {
        de: 'Lassen Sie die ältere Zeile mit valid_to am Tag vor dem Beginn der neueren enden.',
        en: 'Let the older row end by valid_to on the day before the newer one begins.',
      },
      facts: otherLine(other),
    },
    at,
  );
}

function otherLine(other: PlacedRow): Record<string, unknown> {
  return other.at?.line === undefined ? {} : { otherLine: other.at.line };
}
