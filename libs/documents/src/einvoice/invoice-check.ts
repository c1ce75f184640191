import type { Finding } from './validation/finding.ts';
import type { Invoice } from './invoice.ts';
import { amountRules } from './rules/amount-rules.ts';
import { codeRules } from './rules/code-rules.ts';
import { presenceRules } from './rules/presence-rules.ts';
import type { Rule } from './rules/invoice-rule.ts';
import { schemaRules } from './rules/schema-rules.ts';
import { vatRules } from './rules/vat-rules.ts';
import { xrechnungRules } from './rules/xrechnung-rules.ts';

/** The rule sets whose wording these checks follow; kept with each result. */
export const ruleSetVersion = 'EN 16931 1.3.16, XRechnung 3.0 (2026-07)';

const businessRules: Rule[] = [...presenceRules, ...codeRules, ...amountRules, ...vatRules, ...xrechnungRules];

/**
 * Checks an invoice against the rules of EN 16931 and XRechnung 3.0 that concern the terms of the model. Empty when nothing
 * is to be said; errors make the invoice invalid. It does not replace the official rules, it finds their breaches earlier.
 */
export function checkInvoice(invoice: Invoice): Finding[] {
  const malformed = findings(schemaRules, invoice);
  return malformed.length > 0 ? malformed : findings(businessRules, invoice);
}

/** The ids of all rules that `checkInvoice` knows. */
export function knownRules(): string[] {
  return [...new Set([...schemaRules, ...businessRules].map((rule) => rule.id))];
}

function findings(rules: Rule[], invoice: Invoice): Finding[] {
  return rules.flatMap((rule) => rule.broken(invoice).map((path) => finding(rule, path)));
}

function finding(rule: Rule, path: string): Finding {
  return {
    code: `einvoice.${rule.id.toLowerCase().replaceAll('-', '_')}`,
    severity: rule.severity,
    message: rule.message,
    remedy: {
      de: `Das Feld ${path} (${rule.term}) ergänzen oder berichtigen.`,
      en: `Complete or correct the field ${path} (${rule.term}).`,
    },
    path,
    rule: rule.id,
    term: rule.term,
  };
}
