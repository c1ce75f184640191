import type { Syntax } from '../binding/syntax.ts';
import type { InvoiceProfile } from '../profile.ts';
import { Judge } from '../rules/judge.ts';
import { schemaOf } from '../structure/schema.ts';
import { scenarioOf } from './scenarios.ts';

const known = new Map<string, Judge>();

/** The judge of the invoices of a profile in a syntax, made ready when the first one comes. */
export function judgeOf(profile: InvoiceProfile, syntax: Syntax): Judge {
  const family = syntax === 'cii' ? 'cii' : 'ubl';
  const name = `${profile} ${family}`;
  const before = known.get(name);
  if (before) return before;
  const { rules, leavesOut } = scenarioOf(profile, syntax);
  // An invoice of this profile follows the schema of the profile.
  const schema = profile === 'factur-x-extended' && family === 'cii' ? 'extended' : family;
  const sets = rules.map((each) => each.rules);
  const made = new Judge(family, schemaOf(schema), sets, leavesOut);
  known.set(name, made);
  return made;
}
