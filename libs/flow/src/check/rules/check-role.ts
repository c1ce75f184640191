import { nearestName } from '../../report/nearest-name.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';

/** Who asks a role that nobody can have waits in vain. */
export function checkRole(context: CheckContext, role: string, path: Path): void {
  const { roles } = context.catalog;
  if (!roles || roles.includes(role)) return;
  context.add('flow.unknown_role', path, {
    name: role,
    nearest: nearestName(role, roles),
    known: roles.join(', '),
  });
}
