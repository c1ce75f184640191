import { attachmentChecks } from './attachment-checks.ts';
import type { Check, LineCheck } from '../rules/check.ts';
import { contactChecks } from './contact-checks.ts';
import { documentChecks, lineChecks } from './document-checks.ts';
import { extensionChecks } from './extension-checks.ts';
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
  ...extensionChecks,
  ...schemeChecks,
  ...vehicleChecks,
];

/** Those of its rules that are about each line. */
export const xrechnungLineChecks: readonly LineCheck[] = lineChecks;
