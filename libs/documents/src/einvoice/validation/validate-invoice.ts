import { DocumentError } from '../../diagnostic.ts';
import { requireDocument } from '../../input/byte-input.ts';
import type { TreeWatcher } from '../../xml/tree-watcher.ts';
import { showTree } from '../../xml/tree-watcher.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { invoiceXmlLimits } from '../../xml/xml-limits.ts';
import { XmlSource } from '../../xml/xml-source.ts';
import { readXmlSource } from '../../xml/xml-tree.ts';
import type { Syntax } from '../binding/syntax.ts';
import type { InvoiceProfile } from '../profile.ts';
import type { Breach } from '../rules/rule.ts';
import { isAboutValue, structureRules } from '../structure/structure-rules.ts';
import type { Finding } from './finding.ts';
import { findingOf, unreadable } from './finding.ts';
import type { JudgedInvoice } from './invoice-reading.ts';
import { judgeInvoice } from './invoice-reading.ts';
import { ModelFields } from './model-fields.ts';
import type { RuleSetVersion } from './rule-sets.ts';
import type { Scenario } from './scenarios.ts';

/** What is to be said of an invoice. */
export interface ValidationReport {
  /** The rules that were asked; none for a file that is no invoice, or that has more than 10,000 faults of structure. */
  ruleSets: RuleSetVersion[];
  /** The profile by which it was judged. */
  profile?: InvoiceProfile;
  /** How it is written. */
  syntax?: Syntax;
  /** True when no finding is an error. */
  valid: boolean;
  /** Faults of the structure first, then in the order of the rules; of each rule no more than a hundred. */
  findings: Finding[];
  /** How many findings beyond that hundred were left out, where there are any. */
  omitted?: number;
}

/** How an invoice is to be validated. */
export interface ValidationOptions {
  /** The profile to judge by, whatever the invoice claims; the one that it names in BT-24 when left out. */
  profile?: InvoiceProfile;
}

/** A document and what is to be said of it. */
export interface ValidatedDocument {
  report: ValidationReport;
  /** Its root, without what is in most of its lines; undefined for a file that cannot be read. */
  root?: XmlElement;
}

/**
 * Validates an invoice in UBL or CII: its structure, the rules of EN 16931 and those of its profile, with the severities of the
 * official validator. Never throws: a file that cannot be read or is no invoice is a report with an error.
 */
export function validateInvoice(source: Uint8Array | XmlElement, options: ValidationOptions = {}): ValidationReport {
  return validateDocument(source, options).report;
}

/** The same, with what was read of the document. */
export function validateDocument(source: Uint8Array | XmlElement, { profile }: ValidationOptions): ValidatedDocument {
  try {
    const { root, judged } = judgeInvoice(readerOf(source), { profile });
    return { report: judged ? reportOf(judged) : noInvoice(root), root };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { report: { ruleSets: [], valid: false, findings: error.diagnostics.map(unreadable) } };
  }
}

function readerOf(source: Uint8Array | XmlElement): (watcher: TreeWatcher) => void {
  requireDocument(source);
  if (!(source instanceof Uint8Array)) return (watcher) => showTree(source, watcher);
  const text = new XmlSource(source, invoiceXmlLimits);
  return (watcher) => readXmlSource(text, invoiceXmlLimits, watcher);
}

function noInvoice(element: XmlElement): ValidationReport {
  const { root: rule } = structureRules;
  return { ruleSets: [], valid: false, findings: [findingOf({ rule, element }, rule.severity, undefined)] };
}

function reportOf({ invoice, judgement, profile, scenario }: JudgedInvoice): ValidationReport {
  const { structure, breaches, isAsked } = judgement;
  const findings = findingsOf([...structure.told, ...breaches], scenario, () => new ModelFields(invoice.source));
  const valid = findings.every(({ severity }) => severity !== 'error');
  const ruleSets = isAsked ? scenario.rules.map(({ release }) => release) : [];
  const omitted = structure.omitted + judgement.omitted;
  return { ruleSets, profile, syntax: invoice.syntax, valid, findings, ...(omitted > 0 ? { omitted } : {}) };
}

/** The fields of the model are looked for only where there is something to say. */
function findingsOf(breaches: readonly Breach[], { levels }: Scenario, readFields: () => ModelFields): Finding[] {
  if (breaches.length === 0) return [];
  const fields = readFields();
  return breaches.map((breach) => {
    const { rule, element } = breach;
    const hasField = rule.term !== undefined || isAboutValue(rule);
    const found = hasField ? fields.fieldOf(rule.term, element) : undefined;
    return findingOf(breach, levels[rule.id] ?? rule.severity, found);
  });
}
