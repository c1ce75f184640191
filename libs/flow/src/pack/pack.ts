import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  fillDefaults,
  shapeFaults,
  shapeWords,
  type Connector,
  type Diagnostic,
  type SystemKind,
} from '@belegfluss/sdk';
import { loadTableFiles, type TableFile } from '@belegfluss/tables';
import type { Catalog } from '../check/catalog.ts';
import { CheckContext, type Path } from '../check/check-context.ts';
import { checkTogether, compileFlow, type CompiledFlow } from '../check/compile-flow.ts';
import { PackFile } from './pack-file.ts';
import { alertLimitsOf, retentionOf, type AlertLimits, type RetentionLimits } from './pack-watch.ts';
import type { Plan } from '../language/plan.ts';
import { plainSecrets } from '../check/plain-secrets.ts';
import { report } from '../report/report.ts';
import { fits } from '../check/shape.ts';
import { unusedTables } from './unused-tables.ts';
import { loadSystems } from './system-files.ts';
import { readText, readYamlFile } from '../source/yaml-file.ts';

/** A connection as the pack configures it; its secrets are not here. */
export interface ConfiguredConnection {
  name: string;
  connector: Connector;
  config: Record<string, unknown>;
  /** Fields of the configuration that are sealed and come from elsewhere. */
  secretFields: string[];
}

/** A checked folder of flows: everything that a server needs to start. */
export interface Pack {
  name: string;
  settings: Record<string, unknown>;
  /** How many runs of the flows that share a limit may be at work, by its name. */
  limits: Record<string, number>;
  alerts: AlertLimits;
  retention: RetentionLimits;
  connections: ConfiguredConnection[];
  plans: Plan[];
  /** `files`: what they hold is live after a start. `database`: they only bring flows that were never deployed. */
  deployment: 'files' | 'database';
  tables: TableFile[];
}

export interface PackOptions {
  /** Installed connectors by id; built-in ones included. */
  connectors: readonly Connector[];
  /** What the pack's `systems/` folder may declare; without it, the folder is not read. */
  systems?: SystemKind;
  environment: string;
  /** Address that replaces `{sandbox}` in settings of the environment. */
  sandboxUrl?: string;
}

/** What the flows of a pack stand on: its file, its connections and its tables. */
interface Ground {
  body: PackFile;
  connections: ConfiguredConnection[];
  tables: TableFile[];
  limits: Record<string, number>;
  settings: Record<string, unknown>;
}

/** Reads and checks a whole flow pack. A pack comes back only when nothing in it is wrong. */
export function loadPack(folder: string, options: PackOptions): { pack?: Pack; diagnostics: Diagnostic[] } {
  const { ground, diagnostics } = readGround(folder, options);
  if (!ground) return { diagnostics };
  const { body, connections, tables, limits, settings } = ground;
  const catalog = catalogOf(ground);
  const flows = flowFiles(folder).map((path) => checkedFile(path, catalog));
  const all = [...diagnostics, ...flows.flatMap((flow) => flow.diagnostics)];
  const failed = all.some((item) => item.severity === 'error');
  all.push(...(failed ? [] : checkTogether(flows)));
  if (all.some((item) => item.severity === 'error')) return { diagnostics: all };
  const pack: Pack = {
    name: body.pack,
    settings,
    limits,
    alerts: alertLimitsOf(body.alerts),
    retention: retentionOf(body.retention),
    connections,
    plans: flows.flatMap(({ plan }) => plan ?? []),
    deployment: body.deployment ?? 'files',
    tables,
  };
  // Flows that were deployed elsewhere may look into tables, too.
  if (pack.deployment === 'files') all.push(...unusedTables(join(folder, 'tables'), tables, pack.plans));
  return { pack, diagnostics: all };
}

/** What flows of a pack may refer to, whatever stands in the flows themselves; missing where `pack.yaml` cannot be read. */
export function loadCatalog(folder: string, options: PackOptions): { catalog?: Catalog; diagnostics: Diagnostic[] } {
  const { ground, diagnostics } = readGround(folder, options);
  return ground ? { catalog: catalogOf(ground), diagnostics } : { diagnostics };
}

function readGround(folder: string, options: PackOptions): { ground?: Ground; diagnostics: Diagnostic[] } {
  const file = join(folder, 'pack.yaml');
  if (!existsSync(file)) return { diagnostics: [report('pack.missing_file', { file, facts: { name: 'pack.yaml' } })] };
  const { source, diagnostics } = readYamlFile(file);
  if (!source) return { diagnostics };
  const context = new CheckContext(source, { connections: new Map(), tables: new Map(), limits: {} });
  if (!fits(context, PackFile, source.value, [])) return { diagnostics: context.diagnostics };
  const body = source.value as PackFile;
  const declared = options.systems && loadSystems(folder, options.systems, options.connectors);
  // Everything else refers to them.
  const systemFindings = declared?.diagnostics ?? [];
  if (systemFindings.some(({ severity }) => severity === 'error')) return { diagnostics: systemFindings };
  const known = { ...options, connectors: [...options.connectors, ...(declared?.connectors ?? [])] };
  const connections = Object.keys(body.connections).flatMap((name) => configure(context, body, name, known) ?? []);
  checkEnvironments(context, body);
  context.take([...systemFindings, ...plainSecrets(source, secretPaths(body, connections))]);
  const { tables, diagnostics: tableFindings } = loadTableFiles(join(folder, 'tables'));
  const ground = { body, connections, tables, limits: body.limits ?? {}, settings: body.settings ?? {} };
  return { ground, diagnostics: [...context.diagnostics, ...tableFindings] };
}

function checkedFile(file: string, catalog: Catalog): CompiledFlow {
  const { text, diagnostics } = readText(file);
  if (text !== undefined) return compileFlow(file, text, catalog);
  return { file, events: [], runs: [], place: { line: 1, column: 1 }, diagnostics };
}

/** What the flows of a pack may refer to. */
export function catalogOf({
  connections,
  tables,
  limits,
  settings,
}: Pick<Pack, 'connections' | 'tables' | 'limits' | 'settings'>): Catalog {
  return {
    settings,
    connections: new Map(connections.map(({ name, connector }) => [name, connector])),
    tables: new Map(tables.map(({ definition }) => [definition.table, definition])),
    limits,
  };
}

/** Flow files of a folder, by name. */
export function flowFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.flow.yaml'))
    .sort()
    .map((name) => relative(process.cwd(), join(folder, name)) || join(folder, name));
}

/** Settings for a connection that does not exist would be passed over without a word. */
function checkEnvironments(context: CheckContext, { environments = {}, connections }: PackFile): void {
  const known = Object.keys(connections);
  for (const [environment, settings] of Object.entries(environments)) {
    for (const name of Object.keys(settings).filter((each) => !known.includes(each))) {
      context.unknown('flow.unknown_connection', ['environments', environment, name], name, known);
    }
  }
}

function configure(
  context: CheckContext,
  body: PackFile,
  name: string,
  options: PackOptions,
): ConfiguredConnection | undefined {
  const given = body.connections[name];
  const connector = options.connectors.find((item) => item.id === given?.use);
  const path = ['connections', name];
  if (!given || !connector) {
    context.unknown(
      'pack.unknown_connector',
      [...path, 'use'],
      given?.use ?? '',
      options.connectors.map((item) => item.id),
    );
    return undefined;
  }
  const overlay = body.environments?.[options.environment]?.[name] ?? {};
  const config = fill({ ...given.config, ...overlay }, options.sandboxUrl) as Record<string, unknown>;
  const secretFields = secretsOf(connector);
  checkConfig(context, connector, config, secretFields, [...path, 'config']);
  return { name, connector, config, secretFields };
}

/** Where in `pack.yaml` a secret of a connection would stand, if it stood there. */
function secretPaths({ environments = {} }: PackFile, connections: ConfiguredConnection[]): Path[] {
  return connections.flatMap(({ name, secretFields }) =>
    secretFields.flatMap((field) => [
      ['connections', name, 'config', field],
      ...Object.keys(environments).map((environment) => ['environments', environment, name, field]),
    ]),
  );
}

function secretsOf(connector: Connector): string[] {
  const properties = connector.config.properties as Record<string, { format?: string }>;
  return Object.keys(properties).filter((field) => properties[field]?.format === 'secret');
}

/** Secrets are judged when they are set; here the rest of the settings is. Defaults of the schema are filled in. */
function checkConfig(
  context: CheckContext,
  connector: Connector,
  config: Record<string, unknown>,
  secretFields: string[],
  path: string[],
): void {
  const { required = [], ...rest } = connector.config;
  const shape = { ...rest, required: required.filter((field) => !secretFields.includes(field)) };
  fillDefaults(shape, config);
  for (const fault of shapeFaults(shape, config)) {
    const { de, en } = shapeWords(fault);
    const field = fault.path.length > 0 ? `${fault.path.join('.')}: ` : '';
    context.add('pack.bad_config', [...path, ...fault.path], { detail: { de: field + de, en: field + en } });
  }
}

function fill(value: unknown, sandboxUrl: string | undefined): unknown {
  if (typeof value === 'string') return sandboxUrl === undefined ? value : value.replaceAll('{sandbox}', sandboxUrl);
  if (Array.isArray(value)) return value.map((item) => fill(item, sandboxUrl));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, sandboxUrl)]));
  return value;
}
