import { ID_PATTERN } from '../../language/field-shapes.ts';
import { nearestName } from '../../report/nearest-name.ts';
import type { CheckContext } from '../check-context.ts';
import type { Path } from '../findings.ts';
import { idMeant } from '../shape/id-meant.ts';

/** Who asks a role that nobody can have waits in vain. Where nobody says which there are, it only has to be a name. */
export function checkRole(context: CheckContext, role: string, path: Path): void {
  const { roles } = context.catalog;
  if (!roles && !new RegExp(ID_PATTERN).test(role)) context.add('flow.bad_id', path, { id: role });
  if (!roles || roles.includes(role)) return;
  context.add('flow.unknown_role', path, {
    name: role,
    nearest: nearestName(idMeant(role, ID_PATTERN) ?? role, roles),
    known: roles.join(', '),
  });
}
