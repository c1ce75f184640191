import { IANAZone } from 'luxon';

/** Whether this is the name of a zone. A distance from UTC is none: it knows no summer time. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name) && !/^[+-]/.test(name);
}
