import type { Diagnostic } from '../../diagnostic.ts';
import { DocumentError } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { contentNotRead } from './reading-diagnostics.ts';

/** More than anybody reads; a hostile document with a fault in each of a million lines costs no more memory than this. */
const most = 200;

/** What is found while a document is read: so many errors and so many warnings, and how many more warnings there were. */
export class Findings {
  readonly errors: Diagnostic[] = [];
  private readonly warnings: Diagnostic[] = [];
  private further = 0;

  /** Throws a `DocumentError` once there are as many errors as anybody reads: what follows would not be told. */
  add(diagnostic: Diagnostic): void {
    if (diagnostic.severity !== 'error') return this.addWarning(() => diagnostic);
    this.errors.push(diagnostic);
    if (this.errors.length >= most) throw new DocumentError(this.errors);
  }

  /** A warning whose sentence and path are put together only where it is told. */
  addWarning(warning: () => Diagnostic): void {
    if (this.warnings.length < most) this.warnings.push(warning());
    else this.further += 1;
  }

  /** The warnings, the last one of which says how many are not named. */
  toldAbout(root: XmlElement): Diagnostic[] {
    if (this.further === 0) return this.warnings;
    return [...this.warnings, { ...contentNotRead(root), facts: { further: this.further } }];
  }
}
