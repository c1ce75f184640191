import type { Diagnostic } from '../../diagnostic.ts';
import type { ReadOptions } from './extf-reader.ts';
import { walkExtf } from './extf-walk.ts';
import { FindingList } from './finding-list.ts';

/**
 * Everything that is wrong or unusual about an EXTF file, in the order of the file: errors are what DATEV would refuse,
 * warnings what it takes in another way than meant. Each finding has line, column and field, and DATEV's own code in
 * `facts.datevCode` where that is public. At most 1,000 findings; never throws.
 */
export function lintDatev(bytes: Uint8Array, options: ReadOptions = {}): Diagnostic[] {
  const findings = new FindingList();
  walkExtf(bytes, { findings, ...options });
  return findings.all();
}
