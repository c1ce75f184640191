import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';

// A wrong export can have a fault in each of its fields; remarks about each row must not crowd out the faults.
const mostErrors = 1000;
const mostRemarks = 200;

/** Findings about a file: at most 1,000 errors and 200 remarks. */
export class FindingList {
  private readonly kept: Diagnostic[] = [];
  private errors = 0;
  private remarks = 0;

  add(findings: readonly Diagnostic[]): void {
    for (const finding of findings) {
      const isError = finding.severity === 'error';
      if (isError ? this.errors < mostErrors : this.remarks < mostRemarks) this.kept.push(finding);
      if (isError) this.errors += 1;
      else this.remarks += 1;
    }
  }

  /** Whether DATEV would refuse the file. */
  get hasErrors(): boolean {
    return this.errors > 0;
  }

  /** The findings in the order of the file; how many there are beyond, as the last one. */
  all(): Diagnostic[] {
    const count = this.errors + this.remarks - this.kept.length;
    return count === 0 ? this.kept : [...this.kept, datevDiagnostic('more_findings', {}, { count })];
  }
}
