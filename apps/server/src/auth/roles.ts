import type { Person, Role } from '@belegfluss/access';
import { Problem } from '../rest/problems/problem.ts';

/** Refuses people who have none of the roles; administrators may do everything as long as roles cannot be given in the console. */
export function demandRole(person: Person, roles: readonly string[]): void {
  const allowed: readonly string[] = [...roles, 'administrator' satisfies Role];
  if (!person.roles.some((role) => allowed.includes(role))) {
    throw new Problem(403, 'access.role_needed', `Needs one of these roles: ${allowed.join(', ')}`);
  }
}
