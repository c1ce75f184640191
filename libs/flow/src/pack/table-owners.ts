import { join } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import type { TableFile } from '@belegfluss/tables';
import { nearestName } from '../report/nearest-name.ts';
import { report } from '../report/report.ts';
import { readYamlFile } from '../source/yaml-file.ts';

/** Mapping tables of a folder whose missing rows would be asked of a role that nobody can have. */
export function tableOwners(folder: string, tables: readonly TableFile[], roles: readonly string[]): Diagnostic[] {
  const lost = tables.filter(({ definition }) => !roles.includes(definition.owner));
  return lost.map(({ definition: { table, owner: name } }) => {
    const file = join(folder, `${table}.table.yaml`);
    const place = readYamlFile(file).source?.at(['owner']);
    const nearest = nearestName(name, roles);
    return report('flow.unknown_role', {
      file,
      ...place,
      path: 'owner',
      facts: { name, nearest, known: roles.join(', ') },
    });
  });
}
