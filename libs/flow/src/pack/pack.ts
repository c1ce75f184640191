import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Diagnostic } from '@belegfluss/sdk';
import { loadTableFiles, type TableFile } from '@belegfluss/tables';
import type { Catalog } from '../check/catalog.ts';
import { checkTogether, compileFlow, type CompiledFlow } from '../check/compile/compile-flow.ts';
import type { Plan } from '../language/plan.ts';
import { readText } from '../source/yaml-file.ts';
import { catalogOf, readGround, TABLES, type ConfiguredConnection, type PackOptions } from './ground.ts';
import { alertLimitsOf, retentionOf, type AlertLimits, type RetentionLimits } from './pack-watch.ts';
import { tableOwners } from './table-owners.ts';
import { unusedTables } from './unused-tables.ts';

/** A checked folder of flows: everything that a server needs to start. */
export interface Pack {
  name: string;
  folder: string;
  settings: Record<string, unknown>;
  /** How many runs of the flows that share a limit may be at work, by its name. */
  limits: Record<string, number>;
  /** What people can be; where it is missing, any name may be that of a role. */
  roles?: readonly string[];
  alerts: AlertLimits;
  retention: RetentionLimits;
  connections: ConfiguredConnection[];
  plans: Plan[];
  /** The same with what the checker knows of each beside its plan. */
  flows: CompiledFlow[];
  /** `files`: what they hold is live after a start. `database`: they only bring flows that were never deployed. */
  deployment: 'files' | 'database';
  tables: TableFile[];
}

/** What came of reading a pack. */
export interface LoadedPack {
  pack?: Pack;
  /** False where it could not be read what the flows stand on: none of them was looked at. */
  isJudged: boolean;
  diagnostics: Diagnostic[];
}

/** Reads and checks a whole flow pack. A pack comes back only when nothing in it is wrong. */
export function loadPack(folder: string, options: PackOptions): LoadedPack {
  const { ground, diagnostics } = readGround(folder, options);
  if (!ground) return { isJudged: false, diagnostics };
  const { body, connections, limits, settings, roles } = ground;
  const { tables, diagnostics: tableFindings } = loadTableFiles(join(folder, TABLES));
  const catalog = catalogOf({ ...ground, tables });
  const flows = flowFiles(folder).map((path) => checkedFile(path, catalog));
  const ownerFindings = roles ? tableOwners(join(folder, TABLES), tables, roles) : [];
  const all = [...diagnostics, ...tableFindings, ...ownerFindings, ...flows.flatMap((flow) => flow.diagnostics)];
  const failed = all.some((item) => item.severity === 'error');
  all.push(...(failed ? [] : checkTogether(flows)));
  if (all.some((item) => item.severity === 'error')) return { isJudged: true, diagnostics: all };
  const pack: Pack = {
    name: body.pack,
    folder,
    settings,
    limits,
    ...(roles && { roles }),
    alerts: alertLimitsOf(body.alerts),
    retention: retentionOf(body.retention),
    connections,
    plans: flows.flatMap(({ plan }) => plan ?? []),
    flows,
    deployment: body.deployment ?? 'files',
    tables,
  };
  // Flows that were deployed elsewhere may look into tables, too.
  if (pack.deployment === 'files') all.push(...unusedTables(join(folder, TABLES), tables, pack.plans));
  return { pack, isJudged: true, diagnostics: all };
}

/** Reads and checks one flow file. */
export function checkedFile(file: string, catalog: Catalog): CompiledFlow {
  const { text, diagnostics } = readText(file);
  if (text !== undefined) return compileFlow(file, text, catalog);
  return { file, events: [], runs: [], place: { line: 1, column: 1 }, diagnostics };
}

/** Whether one of the flow files of a folder holds this text now; files may have changed since they were loaded, or be away. */
export function isInFiles(folder: string, text: string): boolean {
  try {
    return flowFiles(folder).some((path) => readText(path).text === text);
  } catch {
    return false;
  }
}

/** Flow files of a folder, by name. */
export function flowFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.flow.yaml'))
    .sort()
    .map((name) => relative(process.cwd(), join(folder, name)) || join(folder, name));
}
