import type { Check } from '../rules/check.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { ruleSetOf } from '../rules/rule-set.ts';
import { termGroups, terms } from '../terms/index.ts';
import type { SmallProfile } from './profile-terms.ts';
import { termsOutside } from './profile-terms.ts';

const names: Record<SmallProfile, string> = {
  'factur-x-minimum': 'MINIMUM',
  'factur-x-basic-wl': 'BASIC WL',
  'factur-x-basic': 'BASIC',
};

const PROFILE_TERM = 'profile-term';

/** The rule that an invoice of a small profile carries no term which the profile does not have; the name is our own. */
export function profileRules(profile: SmallProfile): RuleSet {
  const outside = [...termsOutside(profile)].filter((id) => terms.has(id));
  return ruleSetOf({ checks: outside.map((term) => termCheck(term, profile)) });
}

function termCheck(term: string, profile: SmallProfile): Check {
  return {
    rule: ruleOf(term, profile),
    find: ({ source }) =>
      source.values(term).map(({ element, attribute }) => (attribute ? { element, attribute } : element)),
  };
}

function ruleOf(term: string, profile: SmallProfile): Rule {
  const named = terms.get(term) ?? termGroups.get(term);
  return {
    id: PROFILE_TERM,
    severity: 'error',
    term,
    message: {
      de: `Die Angabe „${named?.de ?? term}“ gibt es im Profil ${names[profile]} nicht.`,
      en: `The profile ${names[profile]} does not have the term "${named?.en ?? term}".`,
    },
  };
}

/** Rules of EN 16931 that need lines, by the end of their ids: sums over lines, and categories that lines must share. */
const ABOUT_LINES = /^BR-(?:16|CO-10|(?:S|Z|E|AE|IC|G|O|AF|AG|B)-(?:01|08))$/;

/** Rules between amounts of which MINIMUM has only one. */
const ABOUT_SUMS = new Set(['BR-CO-13', 'BR-CO-14', 'BR-CO-16', 'BR-CO-18', 'BR-CO-25', 'BR-CO-26']);

/** True for a rule of EN 16931 that cannot be asked of a profile, because the terms it is about are not there. */
export function isBeyond(profile: SmallProfile, rule: Rule): boolean {
  if (rule.id === PROFILE_TERM) return false;
  if (rule.term !== undefined && termsOutside(profile).has(rule.term)) return true;
  if (profile === 'factur-x-minimum') return ABOUT_SUMS.has(rule.id) || ABOUT_LINES.test(rule.id);
  return profile === 'factur-x-basic-wl' && ABOUT_LINES.test(rule.id);
}
