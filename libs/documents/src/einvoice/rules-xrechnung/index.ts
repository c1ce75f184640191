import { attachmentChecks, attachmentLineChecks } from './attachment-checks.ts';
import type { Check, CheckGroup, LineCheck } from '../rules/check.ts';
import { claims } from './claims.ts';
import { contactChecks } from './contact-checks.ts';
import type { LineSummary } from '../rules/line-summary.ts';
import { documentChecks, lineChecks } from './document-checks.ts';
import { extensionChecks } from './extension-checks.ts';
import { lineFacts } from './line-facts.ts';
import { paymentChecks } from './payment-checks.ts';
import { paymentTermsCheck } from './payment-terms-check.ts';
import { presenceChecks } from './presence-checks.ts';
import { schemeChecks } from './scheme-checks.ts';
import { vehicleChecks } from './vehicle-checks.ts';

/** The rules of XRechnung 3.0 of their own, as its Schematron 2.5 has them; those of Peppol come on top. */
export const xrechnungChecks: readonly Check[] = [
  ...presenceChecks,
  ...contactChecks,
  ...documentChecks,
  ...paymentChecks,
  paymentTermsCheck,
  ...attachmentChecks,
];

/** Those of its rules that are about each line. */
export const xrechnungLineChecks: readonly LineCheck[] = [...attachmentLineChecks, ...lineChecks];

/** What the others remember of lines. */
export const xrechnungSummaries: readonly LineSummary<unknown>[] = [lineFacts];

/** What it asks of invoices that name its extension or the specification of clean vehicles. */
export const xrechnungGroups: readonly CheckGroup[] = [
  {
    isAskedOf: (invoice) => claims(invoice, 'xrechnung-extension'),
    checks: [...extensionChecks, ...schemeChecks],
  },
  { isAskedOf: (invoice) => claims(invoice, 'xrechnung-cvd'), checks: vehicleChecks },
];
