import type { Diagnostic, Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';

/** One rule as data: what it is called, which term it is about and what it says when it is broken. */
export interface Rule {
  /** The official id: `BR-CO-10`, `UBL-CR-003`, `BR-DE-15`. */
  id: string;
  /** As its authors publish it; a profile may judge otherwise. */
  severity: Diagnostic['severity'];
  /** The business term or group to mend: `BT-106`, `BG-25`; undefined where the rule is about the syntax alone. */
  term?: string;
  message: Text;
  /** The same about another term, where one rule holds for several. */
  messageAbout?: (term: string) => Text;
  /** What is to be done about a breach, where it is more than to check what stands there. */
  remedy?: (breach: Breach) => Text;
}

/** One place where an invoice breaks a rule. */
export interface Breach {
  rule: Rule;
  /** The element that breaks it, or the one in which something is missing. */
  element: XmlElement;
  /** The attribute of that element, where the rule is about one. */
  attribute?: string;
  /** What would be right, where it can be computed: an amount, a code. */
  proposal?: string;
  /** The values that were compared, such as the sum that was expected. */
  facts?: Record<string, string>;
}
