import type { Diagnostic } from '../../../diagnostic.ts';
import { datevDiagnostic } from '../../datev-diagnostics.ts';

// A wrong export can have a fault in each of its fields, and one remark about each row must not crowd out all others.
const mostErrors = 1000;
const mostRemarksOfOneKind = 20;

/** Findings about a file: at most 1,000 errors, and 20 remarks of each kind. */
export class FindingList {
  private readonly kept: Diagnostic[] = [];
  private errors = 0;
  private readonly remarks = new Map<string, number>();
  private omitted = 0;

  add(findings: readonly Diagnostic[]): void {
    for (const finding of findings) {
      if (finding.severity === 'error' ? this.keepsError() : this.keepsRemark(finding.code)) this.kept.push(finding);
      else this.omitted += 1;
    }
  }

  private keepsError(): boolean {
    this.errors += 1;
    return this.errors <= mostErrors;
  }

  private keepsRemark(code: string): boolean {
    const count = (this.remarks.get(code) ?? 0) + 1;
    this.remarks.set(code, count);
    return count <= mostRemarksOfOneKind;
  }

  /** Whether DATEV would refuse the file. */
  get hasErrors(): boolean {
    return this.errors > 0;
  }

  /** The findings in the order of the file; how many there are beyond, as the last one. */
  all(): Diagnostic[] {
    if (this.omitted === 0) return this.kept;
    return [...this.kept, datevDiagnostic('more_findings', {}, { count: this.omitted })];
  }
}
