import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';

const most = 1000;

/** Findings about a file, at most 1,000: one wrong export can have a fault in each of its fields. */
export class FindingList {
  private readonly kept: Diagnostic[] = [];
  private more = 0;
  private refused = false;

  add(findings: readonly Diagnostic[]): void {
    for (const finding of findings) {
      this.refused ||= finding.severity === 'error';
      if (this.kept.length < most) this.kept.push(finding);
      else this.more += 1;
    }
  }

  /** Whether DATEV would refuse the file. */
  get hasErrors(): boolean {
    return this.refused;
  }

  /** The findings in the order of the file; how many there are beyond, as the last one. */
  all(): Diagnostic[] {
    return this.more === 0 ? this.kept : [...this.kept, datevDiagnostic('more_findings', {}, { count: this.more })];
  }
}
