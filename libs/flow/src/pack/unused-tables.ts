import { join } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import type { TableFile } from '@belegfluss/tables';
import { tablesOf, type Plan } from '../language/plan.ts';
import { report } from '../report/report.ts';
import { readYamlFile } from '../source/yaml-file.ts';

/** Mapping tables of a folder that no flow looks into, each at the name in its file. */
export function unusedTables(folder: string, tables: readonly TableFile[], plans: readonly Plan[]): Diagnostic[] {
  const used = new Set(plans.flatMap(tablesOf));
  const idle = tables.map(({ definition }) => definition.table).filter((name) => !used.has(name));
  return idle.map((name) => {
    const file = join(folder, `${name}.table.yaml`);
    const place = readYamlFile(file).source?.at(['table']);
    return report('pack.unused_table', { file, ...place, facts: { name } });
  });
}
