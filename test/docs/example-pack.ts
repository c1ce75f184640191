import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES } from '@belegfluss/access';
import { billingConnector, type BillingSettings } from '@belegfluss/billing';
import { connectors, httpSystems } from '@belegfluss/connectors';
import { loadPack } from '@belegfluss/flow';
import type { Connector, Diagnostic } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';
import { loadTableFiles } from '@belegfluss/tables';
import { ROOT } from '../architecture/source-files.ts';

const SHIPPED = join(ROOT, 'flows/sales-to-invoice');
/** Only what it offers is asked for, so it needs neither a database nor settings. */
const billing = billingConnector({ db: {} as Database, settings: {} as BillingSettings });

/** A step map made a flow of its own, started by another flow that hands over whatever the steps read. */
export function flowOfSteps(steps: string): string {
  return flow('  handed: { emitted: handed_over }\n', indented(steps));
}

/** A trigger map made a flow of its own, which does nothing. */
export function flowOfTriggers(triggers: string): string {
  return flow(indented(triggers), '  nothing: { stop: done, reason: example }\n');
}

/** What the checker finds in a flow that lies in the shipped pack beside `others`; `extra` connectors are connected under `parcels`. */
export function checkFlow(
  text: string,
  extra: readonly Connector[] = [],
  others: readonly string[] = [],
): Diagnostic[] {
  const shipped = readFileSync(join(SHIPPED, 'pack.yaml'), 'utf8');
  const added = extra
    .map(({ id }) => `  parcels: { use: ${id}, config: { baseUrl: https://api.${id}.example } }\n`)
    .join('');
  return checkPack(shipped.replace('connections:\n', `connections:\n${added}`), [text, ...others], extra);
}

/** What the checker finds in a pack with flows; errors only. */
export function checkPack(pack: string, flows: readonly string[] = [], extra: readonly Connector[] = []): Diagnostic[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'pack.yaml'), pack);
    cpSync(join(SHIPPED, 'tables'), join(folder, 'tables'), { recursive: true });
    writeFlows(folder, flows);
    const { diagnostics } = loadPack(folder, {
      connectors: [...connectors, billing, ...extra],
      roles: ROLES,
      environment: 'production',
    });
    return diagnostics.filter(({ severity }) => severity === 'error');
  });
}

/** Does something with a folder that holds flows, in the shipped pack's place. */
export async function withFlows<T>(flows: readonly string[], work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-docs-'));
  try {
    for (const part of ['pack.yaml', 'tables']) cpSync(join(SHIPPED, part), join(folder, part), { recursive: true });
    writeFlows(folder, flows);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the checker finds in a system that a connection of its pack uses. */
export function checkSystem(text: string): Diagnostic[] {
  const name = /^system: (\w+)$/m.exec(text)?.[1] ?? '';
  return inFolder((folder) => {
    mkdirSync(join(folder, 'systems'));
    writeFileSync(join(folder, 'systems', `${name}.system.yaml`), text);
    const config = JSON.stringify({ baseUrl: `https://api.${name}.example`, ...signInOf(text) });
    const use = `  used: { use: ${name}, config: ${config} }`;
    writeFileSync(join(folder, 'pack.yaml'), `pack: example\ntitle: { de: x, en: x }\nconnections:\n${use}\n`);
    return loadPack(folder, { connectors, systems: httpSystems, environment: 'production' }).diagnostics;
  });
}

/** What is wrong with a table of this definition and these rows. */
export function checkTable(name: string, definition: string, rows: string): Diagnostic[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, `${name}.table.yaml`), definition);
    writeFileSync(join(folder, `${name}.csv`), rows);
    const { tables, diagnostics } = loadTableFiles(folder);
    if (tables.length === 0 && diagnostics.length === 0) throw new Error(`the table ${name} was not read`);
    return diagnostics;
  });
}

function flow(triggers: string, steps: string): string {
  return `flow: example\ntitle: { de: Beispiel, en: Example }\nowner: finance\non:\n${triggers}steps:\n${steps}`;
}

function writeFlows(folder: string, flows: readonly string[]): void {
  for (const [index, text] of flows.entries()) writeFileSync(join(folder, `example${index}.flow.yaml`), text);
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-docs-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a connection has to say besides, where its system signs in by OAuth. */
function signInOf(system: string): Record<string, string> {
  if (!system.includes('oauth2:')) return {};
  const client = { tokenUrl: 'https://login.example/token', clientId: 'belegfluss' };
  return system.includes('authorization_code')
    ? { ...client, authorizeUrl: 'https://login.example/authorize' }
    : client;
}
