import type { SmallProfile } from '../rules-factur-x/profile-terms.ts';
import { extendedRules } from '../rules-factur-x/extended-rules.ts';
import { profileRules } from '../rules-factur-x/profile-rules.ts';
import { peppolRules, xrechnungRules } from '../rules-peppol/index.ts';
import { en16931Rules } from '../rules/index.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** Which rules a report speaks of; it is kept with the invoice, because rules move twice a year. */
export interface RuleSetVersion {
  name: string;
  version: string;
  /** The day of the official release, an ISO date. */
  date: string;
}

/** Rules with the release that they follow. */
export interface ReleasedRules {
  release: RuleSetVersion;
  rules: RuleSet;
}

/** The rules of the norm, by CEN. */
export const en16931: ReleasedRules = {
  release: { name: 'EN 16931', version: '1.3.16', date: '2026-04-14' },
  rules: en16931Rules,
};

/** The rules of KoSIT for XRechnung 3.0, its extension and clean vehicles, with those that it takes over from Peppol. */
export const xrechnung: ReleasedRules = {
  release: { name: 'XRechnung', version: '3.0.2 (Schematron 2.5)', date: '2026-07-06' },
  rules: xrechnungRules,
};

/** The rules of Peppol BIS Billing 3. */
export const peppol: ReleasedRules = {
  release: { name: 'Peppol BIS Billing', version: '3.0', date: '2025-05-29' },
  rules: peppolRules,
};

/** The rules of Factur-X for its profile EXTENDED. */
export const facturXExtended: ReleasedRules = {
  release: { name: 'Factur-X EXTENDED', version: '1.09 (ZUGFeRD 2.5)', date: '2026-06-10' },
  rules: extendedRules,
};

const ofProfiles = new Map<SmallProfile, ReleasedRules>();

/** What a profile of Factur-X and ZUGFeRD leaves out of EN 16931. */
export function facturX(profile: SmallProfile): ReleasedRules {
  const known = ofProfiles.get(profile);
  if (known) return known;
  const release = { name: 'Factur-X', version: '1.08 (ZUGFeRD 2.4)', date: '2025-12-04' };
  const made = { release, rules: profileRules(profile) };
  ofProfiles.set(profile, made);
  return made;
}
