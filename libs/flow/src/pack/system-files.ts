import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Connector, Diagnostic, SystemKind } from '@belegfluss/sdk';
import { Findings } from '../check/findings.ts';
import { plainSecrets } from '../check/rules/plain-secrets.ts';
import { report } from '../report/report.ts';
import { fits } from '../check/shape/shape.ts';
import { readYamlFile } from '../source/yaml-file.ts';
import { placedFaults } from './placed-faults.ts';

const ENDING = '.system.yaml';

/**
 * Reads every `systems/<name>.system.yaml` of a pack, in the order of their names. Only systems without any finding are
 * given back; a pack without the folder declares none.
 */
export function loadSystems(
  folder: string,
  kind: SystemKind,
  installed: readonly Connector[],
): { connectors: Connector[]; diagnostics: Diagnostic[] } {
  const place = join(folder, 'systems');
  const names = existsSync(place) ? readdirSync(place).filter((file) => file.endsWith(ENDING)) : [];
  const taken = new Map(installed.map(({ id }) => [id, 'connectors']));
  const found = names.sort().map((name) => {
    const file = relative(process.cwd(), join(place, name)) || join(place, name);
    return judged(file, kind, taken);
  });
  return {
    connectors: found.flatMap(({ connector }) => connector ?? []),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

function judged(
  file: string,
  kind: SystemKind,
  taken: Map<string, string>,
): { connector?: Connector; diagnostics: Diagnostic[] } {
  const { source, diagnostics } = readYamlFile(file);
  if (!source) return { diagnostics };
  const context = new Findings(source);
  if (!fits(context, kind.shape, source.value, [])) return { diagnostics: context.diagnostics };
  const faults = placedFaults(source, kind.judge(source.value));
  faults.push(...plainSecrets(source));
  if (faults.some(({ severity }) => severity === 'error')) return { diagnostics: faults };
  const connector = kind.connectorOf(source.value);
  const other = taken.get(connector.id);
  taken.set(connector.id, file);
  if (other === undefined) return { connector, diagnostics: faults };
  const facts = { name: connector.id, other };
  return { diagnostics: [report('pack.duplicate_system', { file, ...source.at(['system']), facts })] };
}
