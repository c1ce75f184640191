import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import type { ReadOptions } from './extf-reader.ts';
import { walkExtf } from './extf-walk.ts';
import { FindingList } from './checks/finding-list.ts';

/** How a file is judged. */
export interface LintOptions extends ReadOptions {
  /** The name of the file without its folder, where that is to be judged, too. */
  fileName?: string;
}

/**
 * Everything that is wrong or unusual about an EXTF file, in the order of the file: errors are what DATEV would refuse,
 * warnings what it takes in another way than meant. Each finding has line, column and field, and DATEV's own code in
 * `facts.datevCode` where that is public. At most 1,000 errors and 20 remarks of each kind; never throws.
 */
export function lintDatev(bytes: Uint8Array, { fileName, ...options }: LintOptions = {}): Diagnostic[] {
  const findings = new FindingList();
  if (fileName !== undefined && !/^EXTF_.{0,51}\.csv$/u.test(fileName))
    findings.add([datevDiagnostic('import_name', {}, { fileName })]);
  walkExtf(bytes, { findings, ...options });
  return findings.all();
}
