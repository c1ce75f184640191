import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  fillDefaults,
  shapeFaults,
  shapeWords,
  type Connector,
  type DeclarationFault,
  type Diagnostic,
  type SystemKind,
} from '@belegfluss/sdk';
import { TableFolder, type TableFile } from '@belegfluss/tables';
import type { Catalog, KnownTables } from '../check/catalog.ts';
import { Findings, type Path } from '../check/findings.ts';
import { plainSecrets } from '../check/rules/plain-secrets.ts';
import { fits } from '../check/shape/shape.ts';
import { nearestName } from '../report/nearest-name.ts';
import { report } from '../report/report.ts';
import { readYamlFile } from '../source/yaml-file.ts';
import { PackFile } from './pack-file.ts';
import { placedFaults } from './placed-faults.ts';
import { loadSystems } from './system-files.ts';

/** The environment that goes by the settings under `config`, and need not be named. */
const PRODUCTION = 'production';

/** Where the mapping tables of a pack lie. */
export const TABLES = 'tables';

/** A connection as the pack configures it; its secrets are not here. */
export interface ConfiguredConnection {
  name: string;
  connector: Connector;
  config: Record<string, unknown>;
  /** Fields of the configuration that are sealed and come from elsewhere. */
  secretFields: string[];
}

export interface PackOptions {
  /** Installed connectors by id; built-in ones included. */
  connectors: readonly Connector[];
  /** What the pack's `systems/` folder may declare; without it, the folder is not read. */
  systems?: SystemKind;
  /** Finds what is wrong in settings of the pack that are not read here. */
  judgeSettings?: (pack: Pick<PackFile, 'connections' | 'settings'>) => DeclarationFault[];
  /** What people can be. */
  roles?: readonly string[];
  environment: string;
  /** Address that replaces `{sandbox}` in settings of the environment. */
  sandboxUrl?: string;
}

/** What the flows of a pack stand on beside its tables: its file and its connections. */
export interface Ground {
  body: PackFile;
  connections: ConfiguredConnection[];
  limits: Record<string, number>;
  settings: Record<string, unknown>;
  roles?: readonly string[];
}

/** Reads what the flows of a pack stand on; no ground where `pack.yaml` cannot be read. */
export function readGround(folder: string, options: PackOptions): { ground?: Ground; diagnostics: Diagnostic[] } {
  const file = join(folder, 'pack.yaml');
  if (!existsSync(file)) {
    const isTemplate = ['.', '..'].some((above) => existsSync(join(folder, above, 'gallery.yaml')));
    return { diagnostics: [report('pack.missing_file', { file, facts: { name: 'pack.yaml', isTemplate } })] };
  }
  const { source, diagnostics } = readYamlFile(file);
  if (!source) return { diagnostics };
  const context = new Findings(source);
  if (!fits(context, PackFile, source.value, [])) return { diagnostics: context.diagnostics };
  const body = source.value as PackFile;
  const declared = options.systems && loadSystems(folder, options.systems, options.connectors);
  // Everything else refers to them.
  const systemFindings = declared?.diagnostics ?? [];
  if (systemFindings.some(({ severity }) => severity === 'error')) return { diagnostics: systemFindings };
  const known = { ...options, connectors: [...options.connectors, ...(declared?.connectors ?? [])] };
  const connections = Object.keys(body.connections).flatMap((name) => configure(context, body, name, known) ?? []);
  checkEnvironments(context, body, options.environment);
  const settingFaults = placedFaults(source, options.judgeSettings?.(body) ?? []);
  context.take([...systemFindings, ...settingFaults, ...plainSecrets(source, secretPaths(body, connections))]);
  const { roles } = options;
  const ground = {
    body,
    connections,
    limits: body.limits ?? {},
    settings: body.settings ?? {},
    ...(roles && { roles }),
  };
  return { ground, diagnostics: context.diagnostics };
}

/** What the flows of a pack may refer to. */
export function catalogOf(pack: CatalogGround & { tables: readonly TableFile[] }): Catalog {
  return catalogWith(new Map(pack.tables.map(({ definition }) => [definition.table, definition])), pack);
}

/** What the flows of a pack may refer to, with these tables. */
export function catalogWith(tables: KnownTables, { connections, limits, settings, roles }: CatalogGround): Catalog {
  return {
    settings,
    connections: new Map(connections.map(({ name, connector }) => [name, connector])),
    tables,
    limits,
    ...(roles && { roles }),
  };
}

type CatalogGround = Pick<Ground, 'connections' | 'limits' | 'settings' | 'roles'>;

/** What flows of a pack may refer to, whatever stands in the flows themselves; missing where `pack.yaml` cannot be read. */
export function loadCatalog(folder: string, options: PackOptions): { catalog?: Catalog; diagnostics: Diagnostic[] } {
  const { ground, diagnostics } = readGround(folder, options);
  return ground ? { catalog: catalogWith(tableFolder(folder), ground), diagnostics } : { diagnostics };
}

/** The mapping tables of a pack, for one who looks into few of them. */
export function tableFolder(folder: string): TableFolder {
  return new TableFolder(join(folder, TABLES));
}

/**
 * Settings for a connection that does not exist would be passed over without a word; so would those of an environment whose
 * name was mistyped, and the settings of production would count in its place.
 */
function checkEnvironments(context: Findings, { environments = {}, connections }: PackFile, own: string): void {
  const known = Object.keys(connections);
  const named = Object.keys(environments);
  const nearest = nearestName(own.trim().toLowerCase(), [...named, PRODUCTION]);
  if (nearest !== undefined && named.length > 0 && ![...named, PRODUCTION].includes(own))
    context.add('pack.unknown_environment', ['environments'], { name: own, nearest }, 'key');
  for (const [environment, settings] of Object.entries(environments)) {
    for (const name of Object.keys(settings).filter((each) => !known.includes(each))) {
      context.unknown('flow.unknown_connection', ['environments', environment, name], name, known);
    }
  }
}

function configure(
  context: Findings,
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
  // What is wrong is mended where it stands.
  const at = (inside: Path) =>
    Object.hasOwn(overlay, inside[0] ?? '')
      ? ['environments', options.environment, name, ...inside]
      : [...path, 'config', ...inside];
  checkConfig(context, connector, config, secretFields, at);
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
  context: Findings,
  connector: Connector,
  config: Record<string, unknown>,
  secretFields: string[],
  at: (inside: Path) => Path,
): void {
  const { required = [], ...rest } = connector.config;
  const shape = { ...rest, required: required.filter((field) => !secretFields.includes(field)) };
  fillDefaults(shape, config);
  for (const fault of shapeFaults(shape, config)) {
    const { de, en } = shapeWords(fault);
    const field = fault.path.length > 0 ? `${fault.path.join('.')}: ` : '';
    const place = fault.keyword === 'additionalProperties' ? [...fault.path, fault.name ?? ''] : fault.path;
    const detail = { de: field + de, en: field + en };
    const known = fault.keyword === 'additionalProperties' ? Object.keys(fault.shape.properties ?? {}) : [];
    context.add('pack.bad_config', at(place), { detail, nearest: nearestName(fault.name ?? '', known) });
  }
}

function fill(value: unknown, sandboxUrl: string | undefined): unknown {
  if (typeof value === 'string') return sandboxUrl === undefined ? value : value.replaceAll('{sandbox}', sandboxUrl);
  if (Array.isArray(value)) return value.map((item) => fill(item, sandboxUrl));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, sandboxUrl)]));
  return value;
}
