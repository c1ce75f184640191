import type { Diagnostic } from '../diagnostic.ts';
import { ebInterfaceDiagnostic } from './ebinterface-faults.ts';

/** Looks at the fields while they are written and keeps what ebInterface does not allow, so that all of it is said at once. */
export class FieldChecks {
  readonly faults: Diagnostic[] = [];

  /** The value itself; a missing one is a fault. */
  required(value: string | undefined, path: string): string {
    if (value === undefined || value.trim() === '') this.faults.push(ebInterfaceDiagnostic('term_missing', { path }));
    return value ?? '';
  }

  /** A day that follows from a date; where it is none, that date is a fault. */
  day(value: string | undefined, path: string): string | undefined {
    if (value === undefined) this.faults.push(ebInterfaceDiagnostic('date_invalid', { path }));
    return value;
  }

  /** The number, without zeros at its end that are too many; one with more decimals than `most` is a fault. */
  decimal(value: string, most: number, path: string): string {
    const [whole = '', fraction = ''] = value.split('.');
    const decimals = fraction.replace(/0+$/, '');
    if (decimals.length > most)
      this.faults.push(ebInterfaceDiagnostic('too_many_decimals', { path }, { decimals: decimals.length, most }));
    if (fraction.length <= most) return value;
    return decimals === '' ? whole : `${whole}.${decimals}`;
  }

  /** An amount, of two decimals at most; undefined stays undefined. */
  amount(value: string | undefined, path: string): string | undefined {
    return value === undefined ? undefined : this.decimal(value, 2, path);
  }

  /** The text itself; a longer one is a fault. */
  limited(value: string | undefined, most: number, path: string): string | undefined {
    if (value !== undefined && value.length > most)
      this.faults.push(ebInterfaceDiagnostic('text_too_long', { path }, { length: value.length, most }));
    return value;
  }

  /** A field that there is no element for is a fault when it is there. */
  unsupported(value: unknown, path: string): void {
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) this.faults.push(ebInterfaceDiagnostic('term_not_supported', { path }));
  }
}
