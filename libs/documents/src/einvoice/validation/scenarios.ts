import type { Diagnostic } from '../../diagnostic.ts';
import type { Syntax } from '../binding/syntax.ts';
import type { InvoiceProfile } from '../profile.ts';
import { isReplaced } from '../rules-factur-x/extended-rules.ts';
import { isBeyond } from '../rules-factur-x/profile-rules.ts';
import type { Rule } from '../rules/rule.ts';
import type { ReleasedRules } from './rule-sets.ts';
import { en16931, facturX, facturXExtended, peppol, xrechnung } from './rule-sets.ts';

type Severity = Diagnostic['severity'];

/** How the invoices of a profile are judged: by which rules, and which of them count more or less than their authors say. */
export interface Scenario {
  rules: readonly ReleasedRules[];
  levels: Readonly<Record<string, Severity>>;
  /** True for rules that cannot be asked of the profile. */
  leavesOut?: (rule: Rule) => boolean;
  /** True where rules look at lines when all of them are there, so that none is let go before. */
  keepsLines?: true;
}

/** As the configuration of KoSIT's validator has it (2026-04-02). */
const xrechnungLevels: Record<Syntax, Record<string, Severity>> = {
  'ubl-invoice': { 'BR-CL-21': 'warning', 'BR-CL-23': 'warning', 'UBL-CR-646': 'error' },
  'ubl-credit-note': { 'BR-CL-21': 'warning', 'BR-CL-23': 'warning' },
  cii: {
    'BR-CL-21': 'warning',
    'BR-CL-23': 'warning',
    'CII-SR-452': 'error',
    'CII-SR-453': 'error',
    'CII-SR-454': 'error',
  },
};

/** Rules that the extension replaces by its own, or that its sub lines break. */
const extensionLevels: Record<string, Severity> = {
  'BR-CL-10': 'info',
  'BR-CL-11': 'info',
  'BR-CL-21': 'info',
  'BR-CL-24': 'info',
  'BR-CL-25': 'info',
  'BR-CL-26': 'info',
  'UBL-CR-470': 'info',
  'UBL-CR-646': 'info',
  'BR-CO-16': 'info',
};

/** The scheme CVD of vehicles is none of the official list. */
const vehicleLevels: Record<string, Severity> = { 'BR-CL-13': 'info' };

/** How an invoice of this profile in this syntax is judged. */
export function scenarioOf(profile: InvoiceProfile, syntax: Syntax): Scenario {
  const standard = xrechnungLevels[syntax];
  switch (profile) {
    case 'xrechnung':
      return { rules: [en16931, xrechnung], levels: standard };
    case 'xrechnung-extension':
      return { rules: [en16931, xrechnung], levels: { ...standard, ...extensionLevels }, keepsLines: true };
    case 'xrechnung-cvd':
      return { rules: [en16931, xrechnung], levels: { ...standard, ...vehicleLevels }, keepsLines: true };
    case 'peppol':
      return { rules: [en16931, peppol], levels: {} };
    case 'factur-x-minimum':
    case 'factur-x-basic-wl':
    case 'factur-x-basic':
      return { rules: [en16931, facturX(profile)], levels: {}, leavesOut: (rule) => isBeyond(profile, rule) };
    case 'factur-x-extended':
      // Its rules are about CII, which alone it is written in.
      return syntax === 'cii'
        ? { rules: [en16931, facturXExtended], levels: {}, leavesOut: isReplaced, keepsLines: true }
        : { rules: [en16931], levels: {} };
    default:
      return { rules: [en16931], levels: {} };
  }
}
