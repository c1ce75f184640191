import type { Diagnostic } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { contentNotRead } from './reading-diagnostics.ts';

/** More than anybody reads; a hostile document with a fault in each of a million lines costs no more memory than this. */
const most = 200;

/** What is found while a document is read: so many errors and so many warnings, and how many more there were. */
export class Findings {
  readonly errors: Diagnostic[] = [];
  private readonly warnings: Diagnostic[] = [];
  private further = 0;

  add(diagnostic: Diagnostic): void {
    const alike = diagnostic.severity === 'error' ? this.errors : this.warnings;
    if (alike.length < most) alike.push(diagnostic);
    else this.further += 1;
  }

  /** The warnings, the last one of which says how many are not named. */
  toldAbout(root: XmlElement): Diagnostic[] {
    if (this.further === 0) return this.warnings;
    return [...this.warnings, { ...contentNotRead(root), facts: { further: this.further } }];
  }
}
